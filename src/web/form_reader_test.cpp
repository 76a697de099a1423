#include <doctest/doctest.h>

#include "web/form.hpp"

namespace waymark::web {
namespace {

Fields with(std::initializer_list<std::pair<const char*, const char*>> all) {
  Fields fields;
  for (const auto& [name, value] : all) fields.add(name, value);
  return fields;
}

Fields dated(const char* day, const char* month, const char* year) {
  return with({{"d-day", day}, {"d-month", month}, {"d-year", year}});
}

}  // namespace

TEST_CASE("a time of day is read as people write it") {
  const std::pair<const char*, int> good[] = {
      {"14:30", 870},  {"14.30", 870},  {"2:30pm", 870}, {"2.30 PM", 870}, {"2pm", 840}, {" 9am ", 540},
      {"09:05", 545},  {"9:05", 545},   {"1430", 870},   {"0000", 0},      {"12am", 0},  {"12pm", 720},
      {"12:30am", 30}, {"midday", 720}, {"Noon", 720},   {"midnight", 0},  {"00:00", 0}, {"23:59", 1439},
  };
  for (const auto& [text, minutes] : good) {
    CAPTURE(text);
    CHECK(parse_time_of_day(text) == minutes);
  }
  for (const char* text :
       {"",     "14", "24:00", "2400", "12:60", "2:5",   "2:300", "0pm",      "13pm",   "14:30pm", "-1:00",
        "1:-1", "am", "pm",    ":30",  "14:",   "1 430", "two",   "14:30:00", "123:00", "+2:30",   "٢:٣٠"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time_of_day(text));
  }
}

TEST_CASE("text is trimmed, its lines end alike, and its length is counted in characters") {
  const auto fields =
      with({{"name", "  Éilis \t"}, {"notes", "one\r\ntwo\rthree\n"}, {"blank", " \r\n "}, {"bell", "a\x07"}});
  FormReader form(fields);
  CHECK(form.text("name", "Enter a name", 5) == "Éilis");
  CHECK(form.optional_text("notes", 100) == "one\ntwo\nthree");
  CHECK(form.optional_text("absent", 5).empty());
  CHECK(form.problems.empty());
  CHECK(form.text("blank", "Enter something", 5).empty());
  CHECK(form.text("absent", "Enter a thing", 5).empty());
  CHECK(form.text("bell", "Enter a bell", 5).empty());
  CHECK(form.text("name", "Enter a name", 4).empty());
  CHECK(form.problems.of("blank") == "Enter something");
  CHECK(form.problems.of("absent") == "Enter a thing");
  CHECK(form.problems.of("bell") == "Remove the characters that cannot be printed");
  CHECK(form.problems.of("name") == "Use 4 characters or fewer");
  CHECK(form.problems.size() == 4);
}

TEST_CASE("a choice is one of those offered, to the letter") {
  const auto fields = with({{"a", "yes"}, {"b", "YES"}});
  FormReader form(fields);
  CHECK(form.choice("a", {"yes", "no"}, "Choose") == "yes");
  CHECK(form.choice("b", {"yes", "no"}, "Choose b").empty());
  CHECK(form.choice("c", {"yes", ""}, "Choose c").empty());
  CHECK(form.problems.of("b") == "Choose b");
  CHECK(form.problems.size() == 1);
}

TEST_CASE("a whole number is digits within its bounds") {
  const auto read = [](const char* text) -> std::optional<std::int64_t> {
    const auto fields = with({{"n", text}});
    FormReader form(fields);
    const auto number = form.whole_number("n", -5, 100, "Enter a number");
    if (form.problems) return std::nullopt;
    return number;
  };
  CHECK(read(" 42 ") == 42);
  CHECK(read("0042") == 42);
  CHECK(read("-5") == -5);
  CHECK(read("100") == 100);
  for (const char* text :
       {"", "-6", "101", "1.0", "1e2", "+1", "--1", "- 1", "1 0", "0x1", "99999999999999999999", "ten"}) {
    CAPTURE(text);
    CHECK_FALSE(read(text));
  }
}

TEST_CASE("money is whole pence, or a problem") {
  const auto fields = with({{"a", " £1,285.50 "}, {"b", "12.345"}, {"c", ""}});
  FormReader form(fields);
  CHECK(form.money("a", "Enter a price").pence() == 128550);
  CHECK(form.problems.empty());
  form.money("b", "Enter a price");
  form.money("c", "Enter a price");
  CHECK(form.problems.size() == 2);
}

TEST_CASE("a date is read from three inputs, the month also by name, and what is wrong is said") {
  const auto problem = [](const char* day, const char* month, const char* year) {
    const auto fields = dated(day, month, year);
    FormReader form(fields);
    form.date("d", "Enter a date");
    return form.problems.of("d").value_or("");
  };
  CHECK(problem("", " ", "") == "Enter a date");
  CHECK(problem("", "3", "2026") == "The date must include a day");
  CHECK(problem("1", "", "2026") == "The date must include a month");
  CHECK(problem("1", "3", "") == "The date must include a year");
  CHECK(problem("1", "3", "26") == "The year must include 4 numbers");
  CHECK(problem("1", "3", "2o26") == "The year must include 4 numbers");
  for (const auto& [day, month] : {std::pair("30", "2"),
                                   {"0", "3"},
                                   {"32", "3"},
                                   {"1", "13"},
                                   {"1", "0"},
                                   {"-1", "3"},
                                   {"1", "Mrch"},
                                   {"1st", "3"},
                                   {"001", "3"}})
    CHECK(problem(day, month, "2026") == "The date must be a real date");
  CHECK(problem("1", "3", "1700") == "The date must be a real date");
  for (const char* month : {"3", "03", "March", "mar", " MAR "}) {
    const auto fields = dated(" 29", month, "2026 ");
    FormReader form(fields);
    CHECK(form.date("d", "Enter a date").iso() == "2026-03-29");
    CHECK(form.problems.empty());
  }
}

TEST_CASE("a date that may be left out is, but not half") {
  const auto none = dated("", "", ""), half = dated("1", "", "2026");
  FormReader left_out(none), halved(half);
  CHECK_FALSE(left_out.optional_date("d"));
  CHECK(left_out.problems.empty());
  CHECK_FALSE(halved.optional_date("d"));
  CHECK(halved.problems.size() == 1);
}

TEST_CASE("a box is ticked when its value was sent, also among others") {
  const auto fields = with({{"a", "x"}, {"a", "y"}, {"b", "yes"}});
  const FormReader form(fields);
  CHECK(form.ticked("a", "y"));
  CHECK_FALSE(form.ticked("a"));
  CHECK(form.ticked("b"));
  CHECK_FALSE(form.ticked("c"));
}

TEST_CASE("an id has the shape of one, and a time is a time") {
  const auto id = PersonId::fresh();
  const auto fields = with({{"good", id.str().c_str()}, {"bad", "1 OR 1"}, {"at", "2.30pm"}, {"never", "25:00"}});
  FormReader form(fields);
  CHECK(form.id<PersonId>("good", "Choose a person") == id);
  CHECK(form.time_of_day("at", "Enter a time") == 870);
  CHECK(form.problems.empty());
  CHECK(form.id<PersonId>("bad", "Choose a person").empty());
  form.time_of_day("never", "Enter a time");
  CHECK(form.problems.size() == 2);
}

}  // namespace waymark::web
