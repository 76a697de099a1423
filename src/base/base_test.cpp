#include <doctest/doctest.h>

#include "base/base.hpp"

using namespace waymark;

TEST_CASE("Money is read exactly, and refuses what is not money") {
  CHECK(Money::parse("285")->pence() == 28500);
  CHECK(Money::parse("285.5")->pence() == 28550);
  CHECK(Money::parse("-285.00")->pence() == -28500);
  CHECK(Money::parse("£1,285.07")->pence() == 128507);
  CHECK(Money::parse("0.00")->pence() == 0);
  for (const char* wrong :
       {"", "1.234", "1.", ".5", "1,2", "12,34.00", "1e3", " 1", "--1", "£", "99999999999999999999", "1,2345"})
    CHECK_MESSAGE(!Money::parse(wrong), wrong);
}

TEST_CASE("Money is written for people and for machines") {
  CHECK(Money::pence(-128507).pounds() == "-£1,285.07");
  CHECK(Money::pence(-128507).plain() == "-1285.07");
  CHECK(Money::pence(5).pounds() == "£0.05");
  CHECK(Money::pence(100000000).pounds() == "£1,000,000.00");
}

TEST_CASE("A part of an amount is rounded half away from zero to the penny") {
  CHECK(Money::pence(21550).times(90, 60).pence() == 32325);
  CHECK(Money::pence(1).times(1, 2).pence() == 1);
  CHECK(Money::pence(-1).times(1, 2).pence() == -1);
  CHECK(Money::pence(100).times(1, 3).pence() == 33);
  CHECK(Money::pence(200).times(1, 3).pence() == 67);
}

TEST_CASE("Days are read as ISO or day first, and only days that exist") {
  CHECK(Date::parse("2026-03-29")->iso() == "2026-03-29");
  CHECK(Date::parse("29/03/2026")->iso() == "2026-03-29");
  CHECK(Date::parse("1/4/2026")->iso() == "2026-04-01");
  for (const char* wrong :
       {"2026-02-29", "31/04/2026", "2026-3-29", "29/03/26", "2026/03/29", "", "29-03-2026", "2026-13-01"})
    CHECK_MESSAGE(!Date::parse(wrong), wrong);
  CHECK(Date(2026, 3, 9).words() == "9 March 2026");
}

TEST_CASE("London's clocks skip an hour in March and repeat one in October") {
  CHECK(!LocalTime{Date(2026, 3, 29), 90}.instant());
  CHECK(LocalTime{Date(2026, 3, 29), 59}.instant()->iso() == "2026-03-29T00:59:00Z");
  CHECK(LocalTime{Date(2026, 3, 29), 120}.instant()->iso() == "2026-03-29T01:00:00Z");
  CHECK(LocalTime{Date(2026, 10, 25), 90}.instant()->iso() == "2026-10-25T00:30:00Z");  // the first of the two
  CHECK(london(*LocalTime{Date(2026, 7, 1), 600}.instant()).clock() == "10:00");
  const auto second_half_past_one = LocalTime{Date(2026, 10, 25), 90}.instant()->plus(std::chrono::hours(1));
  CHECK(london(second_half_past_one).clock() == "01:30");
  CHECK(start_of_day(Date(2026, 7, 1)).iso() == "2026-06-30T23:00:00Z");
}

TEST_CASE("The financial year runs from 1 April to 31 March") {
  CHECK(FinancialYear::of(Date(2026, 3, 31)).name() == "2025-26");
  CHECK(FinancialYear::of(Date(2026, 4, 1)).name() == "2026-27");
  CHECK(FinancialYear::parse("1999-00")->starts == 1999);
  CHECK(!FinancialYear::parse("2025-27"));
}

TEST_CASE("Names sort and are found whatever their accents") {
  CHECK(sort_key("Éilis") < sort_key("Farah"));
  CHECK(sort_key("Eilis") < sort_key("Éilis"));
  CHECK(search_key("Éilis  O’Hara ") == "eilis o'hara");
  CHECK(search_key("Sørensen Łukasz") == "sorensen lukasz");
}

TEST_CASE("Ids cannot be guessed and are told by their shape") {
  CHECK(new_id().size() == 33);
  CHECK(random_secret().size() == 52);
  CHECK(new_id() != new_id());
  CHECK(random_reference().size() == 8);
  CHECK(looks_like_id(new_id()));
  CHECK(!looks_like_id("1"));
  CHECK(!looks_like_id("ABCDEFGHJKMNPQRSTVWXYZ01234567890"));
}

TEST_CASE("Ids begin with when they were made, so that those made together lie together") {
  const auto first = new_id(), next = new_id();
  CHECK(first.substr(0, 4) == next.substr(0, 4));
  CHECK(first.substr(7) != next.substr(7));
}

TEST_CASE("JSON is written with its commas and escapes") {
  JsonWriter json;
  json.begin_object().member("a", 1).key("b").begin_array().value("x\"\n\x01").value(true).null().end_array();
  json.key("c").begin_object().end_object().end_object();
  CHECK(json.str() == "{\"a\":1,\"b\":[\"x\\\"\\n\\u0001\",true,null],\"c\":{}}");
}

TEST_CASE("A page's text is English unless a catalogue says otherwise") {
  CHECK(language() == "en");
  CHECK(fill(plural("{} session", "{} sessions", 1), 1) == "1 session");
  CHECK(duration_words(90) == "1 hour 30 minutes");
  CHECK(duration_words(0) == "0 minutes");
}
