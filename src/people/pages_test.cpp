#include <doctest/doctest.h>

#include "tests/support/database.hpp"
#include "tests/support/department.hpp"
#include "web/web.hpp"

using namespace waymark;
using access::Role;
using web::Method;

namespace {

const Date kToday(2026, 7, 1);
const Instant kNow = start_of_day(kToday).plus(std::chrono::hours(12));

/// The route that answers, and what stands at its {…}.
const web::Route& route_for(const std::vector<web::Route>& routes, Method method, const std::string& path,
                            std::vector<std::string>& captures) {
  const auto asked = split(path, '/');
  for (const auto& route : routes) {
    const auto parts = split(route.path, '/');
    if (route.method != method || parts.size() != asked.size()) continue;
    captures.clear();
    bool fits = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].starts_with('{')) captures.emplace_back(asked[i]);
      else fits = fits && parts[i] == asked[i];
    }
    if (fits) return route;
  }
  throw std::logic_error("no route " + path);
}

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  web::Site site;
  const std::vector<web::Route> routes = people::routes();
  access::Actor manager;

  House() {
    test::make_department(database, kToday.plus(-1));
    manager = test::holder(database, Role::programme_manager, "MIN");
  }

  web::Response send(const access::Actor& actor, Method method, const std::string& url,
                     const std::string& form = {}) {
    web::Request request;
    request.method = method;
    const auto query = url.find('?');
    request.path = url.substr(0, query);
    if (query != std::string::npos) request.query = web::decode_form(url.substr(query + 1)).value();
    web::Response response;
    std::vector<std::string> captures;
    const auto& route = route_for(routes, method, request.path, captures);
    if (!route.door.open_to(actor)) throw Refused(Refusal::not_allowed);
    const auto answer = [&](db::Connection& db) {
      const access::Work work{db, actor, kNow, kToday};
      web::Visit visit{site, request, work, {}, web::decode_form(form).value(), {}, captures};
      response = route.page(visit);
    };
    if (method == Method::get) database.read(answer);
    else database.change_now(answer);
    return response;
  }
  std::string get(const std::string& url) { return send(manager, Method::get, url).body; }

  people::Person person(const char* staff_number) {
    return database.read_value<people::Person>(
        [&](db::Connection& db) { return people::person_with_staff_number(db, staff_number).value(); });
  }
  std::string url(const char* staff_number) { return "/people/" + person(staff_number).id.str(); }
  std::string seen(const char* staff_number) {
    return "&seen=" + std::to_string(person(staff_number).changed_at.micros());
  }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::optional<Refusal> refusal(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const Refused& refused) {
    return refused.why();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("The list of people shows who is found, and says so when nobody is") {
  House house;
  const auto all = house.get("/people");
  CHECK(has(all, "5 people"));
  CHECK(has(all, "Éilis O’Hara"));
  CHECK(has(house.get("/people?search=eilis"), "1 person"));
  CHECK(has(house.get("/people?search=nobody"), "Nobody fits"));
  CHECK(has(house.get("/people?page=9&sort=-grade&organisation=x&status=y"), "5 people"));
}

TEST_CASE("The list of people comes as CSV too, with names that look like formulas made harmless") {
  House house;
  test::act(house.database, kToday, [](const access::Work& work) {
    CHECK(people::add_outsider(work, {"=1+1", "Aardvark", "aard@fox.example"}));
  });
  const auto response = house.send(house.manager, Method::get, "/people?format=csv");
  CHECK(response.content_type.starts_with("text/csv"));
  CHECK(has(response.body,
            "1002,Éilis O’Hara,p1002@ministry.example,SCS1,Digital,Courts Service,London,"
            "Jörg Drummond,active,"));
  CHECK(has(response.body, "'=1+1 Aardvark"));
}

TEST_CASE("A person's page shows their posts, manager, reports and place on the coaches' register") {
  House house;
  const auto page = house.get(house.url("1003"));
  CHECK(has(page, "Zofia Łukasik"));
  CHECK(has(page, "Internal coach, COACH-2"));
  CHECK(has(page, house.url("1001")));
  CHECK(has(page, "6 Jan 2020"));
  const auto boss = house.get(house.url("1001"));
  CHECK(has(boss, "Direct reports"));
  CHECK(has(boss, house.url("1002")));
}

TEST_CASE("What somebody may not see does not exist") {
  House house;
  const auto lead = test::holder(house.database, Role::agency_lead, "PRISONS");
  const auto champion = test::holder(house.database, Role::champion, "MIN");
  CHECK(refusal([&] { house.send(lead, Method::get, house.url("1002")); }) == Refusal::not_found);
  CHECK_FALSE(refusal([&] { house.send(lead, Method::get, house.url("1004")); }));
  for (const char* path : {"/people", "/organisations", "/suppliers", "/coaches"})
    CHECK(refusal([&] { house.send(champion, Method::get, path); }) == Refusal::not_found);
  CHECK(refusal([&] { house.get("/people/not-an-id"); }) == Refusal::not_found);
  CHECK_FALSE(has(house.send(lead, Method::get, house.url("1004")).body, "Change post"));
}

TEST_CASE("A change of post with mistakes comes back with each beside its field, and nothing is changed") {
  House house;
  const auto response = house.send(house.manager, Method::post, house.url("1002") + "/post",
                                   "from_on-day=31&from_on-month=2&from_on-year=2026&organisation=&grade=&unit=New"
                                   "&manager=9999" +
                                       house.seen("1002"));
  CHECK(response.status == 422);
  for (const char* message : {"Choose an organisation", "Enter a grade", "Enter the staff number of somebody"})
    CHECK(has(response.body, message));
  CHECK(has(response.body, "There is a problem"));
  CHECK(has(response.body, "value=\"9999\""));
  CHECK(house.person("1002").grade == "SCS1");
}

TEST_CASE("A change of post is saved, makes the unit it names, and leads back to the person") {
  House house;
  const auto organisation = house.database.read_value<std::string>(
      [](db::Connection& db) { return people::organisation_with_code(db, "PRISONS")->id.str(); });
  const auto response = house.send(house.manager, Method::post, house.url("1002") + "/post",
                                   "from_on-day=1&from_on-month=7&from_on-year=2026&organisation=" + organisation +
                                       "&unit=Estates&grade=SCS2&manager=1004" + house.seen("1002"));
  CHECK(response.status == 303);
  const auto page = house.get(house.url("1002"));
  CHECK(has(page, "Estates"));
  CHECK(has(page, "Prison Service"));
  CHECK(has(page, "SCS2"));
  CHECK(has(page, "Amal Bhatt"));
}

TEST_CASE("A form drawn before somebody else's change is out of turn") {
  House house;
  const auto seen = house.seen("1002");
  const auto send = [&] {
    house.send(house.manager, Method::post, house.url("1002") + "/leave", "deed=start" + seen);
  };
  CHECK_FALSE(refusal(send));
  CHECK(refusal(send) == Refusal::out_of_turn);
  CHECK(has(house.get(house.url("1002")), "On leave"));
}

TEST_CASE("Before a leaving is recorded the page says what will happen; then it does") {
  House house;
  const std::string day = "left_on-day=31&left_on-month=7&left_on-year=2026";
  CHECK(has(house.get(house.url("1001") + "/leaving/confirm?left_on-day=&left_on-month=&left_on-year="),
            "Enter the day they leave"));
  const auto confirm = house.get(house.url("1001") + "/leaving/confirm?" + day);
  CHECK(has(confirm, "leaves on 31 July 2026"));
  CHECK(has(confirm, "2 people who report to them need a new line manager"));
  CHECK_FALSE(house.person("1001").left_on);
  CHECK(house.send(house.manager, Method::post, house.url("1001") + "/leaving", day + house.seen("1001")).status ==
        303);
  CHECK(house.person("1001").left_on == Date(2026, 7, 31));
  CHECK(has(house.get(house.url("1001")), "Will leave on 31 July 2026"));
  CHECK(house.send(house.manager, Method::post, house.url("1001") + "/leaving/withdraw", house.seen("1001").substr(1))
            .status == 303);
  CHECK_FALSE(house.person("1001").left_on);
}

TEST_CASE("Organisations are walked down from the top, with the people in each and below") {
  House house;
  const auto top = house.get("/organisations");
  CHECK(has(top, "Ministry"));
  const auto id = house.database.read_value<std::string>(
      [](db::Connection& db) { return people::organisation_with_code(db, "COURTS")->id.str(); });
  const auto page = house.get("/organisations/" + id);
  CHECK(has(page, "2 people"));
  CHECK(has(page, "Digital"));
  const auto lead = test::holder(house.database, Role::agency_lead, "PRISONS");
  CHECK(refusal([&] { house.send(lead, Method::get, "/organisations/" + id); }) == Refusal::not_found);
}

TEST_CASE("A coach and a supplier are changed by those who manage people, and by nobody else") {
  House house;
  people::Coach coach;
  people::Supplier supplier;
  house.database.read([&](db::Connection& db) {
    coach = people::coach_with_code(db, "COACH-1").value();
    supplier = people::supplier_with_code(db, "FOX").value();
  });
  const auto change_coach = [&](const access::Actor& actor, const std::string& capacity) {
    return house.send(
        actor, Method::post, "/coaches/" + coach.id.str() + "/edit",
        "first_name=Si%C3%A2n&last_name=Rahman&email=sian%40fox.example&accreditation=ICF+MCC&capacity=" + capacity +
            "&seen=" + std::to_string(coach.changed_at.micros()));
  };
  const auto administrator = test::holder_for_supplier(house.database, Role::supplier_administrator, "FOX");
  CHECK(refusal([&] { change_coach(administrator, "5"); }) == Refusal::not_allowed);
  CHECK(change_coach(house.manager, "many").status == 422);
  CHECK(change_coach(house.manager, "5").status == 303);
  CHECK(refusal([&] { change_coach(house.manager, "6"); }) == Refusal::out_of_turn);
  const auto page = house.get("/coaches/" + coach.id.str());
  CHECK(has(page, "ICF MCC"));
  CHECK(has(page, "5 engagements at once"));
  CHECK(has(house.get("/coaches?kind=external"), "Siân Rahman"));

  const auto path = "/suppliers/" + supplier.id.str();
  const std::string seen = "&seen=" + std::to_string(supplier.changed_at.micros());
  CHECK(house.send(house.manager, Method::post, path + "/edit", "name=&contact_email=none" + seen).status == 422);
  CHECK(house.send(house.manager, Method::post, path + "/edit", "name=Fox&contact_email=a%40fox.example" + seen)
            .status == 303);
  CHECK(has(house.get(path), "Siân Rahman"));
  CHECK(has(house.get("/suppliers"), "Fox"));
  CHECK(has(house.send(administrator, Method::get, path).body, "a@fox.example"));
}

TEST_CASE("From each list of the room the others are one click away, for those who may see them") {
  House house;
  for (const char* path : {"/people", "/organisations", "/coaches", "/suppliers"}) {
    const auto page = house.get(path);
    for (const char* href :
         {"href=\"/people\"", "href=\"/organisations\"", "href=\"/coaches\"", "href=\"/suppliers\""})
      CHECK(has(page, href));
  }
  const auto administrator = test::holder_for_supplier(house.database, Role::supplier_administrator, "FOX");
  const auto page = house.send(administrator, Method::get, "/coaches").body;
  CHECK(has(page, "href=\"/suppliers\""));
  CHECK_FALSE(has(page, "href=\"/people\""));
}
