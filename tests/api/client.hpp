#pragma once
// Asking the API as members of the cast.
#include "tests/api/schema.hpp"
#include "tests/support/house.hpp"

namespace waymark::test {

inline const std::string kManager = "morwenna.castell@justice.example";
inline const std::string kCoach = "harpreet.chowdhury@sup-03.example";
inline const std::string kCoachee = "jorg.zielinska@justice.example";
inline const std::string kLineManager = "zofia.sorensen@justice.example";
inline const std::string kAgencyLead = "idris.penhallow@justice.example";
inline const std::string kChampion = "gwendolen.ashdown@justice.example";
inline const std::string kFinance = "rafael.okonjo@justice.example";
inline const std::string kSupplierAdministrator = "tamsin.birch@sup-03.example";

struct Reply {
  int status = 0;
  Json body;
  std::map<std::string, std::string> headers;
  /// The message at a member or parameter of problem details.
  std::string problem_at(const std::string& field) const {
    for (const auto& error : body.value("errors", Json::array()))
      if (error.at("field") == field) return error.at("message");
    return {};
  }
};

/// The pilot's house, asked through its API. E-005 is the engagement of the cast's coach and coachee.
class ApiHouse {
 public:
  Reply get(const std::string& email, const std::string& path) { return ask(email, web::Method::get, path, {}); }
  /// The items of a list.
  Json items(const std::string& email, const std::string& path) { return get(email, path).body.at("items"); }
  Reply post(const std::string& email, const std::string& path, const Json& body) {
    return ask(email, web::Method::post, path, body.dump());
  }
  Reply ask(const std::string& email, web::Method method, const std::string& path, const std::string& body) {
    return read(house_->api(email, method, "/api/v1" + path, body));
  }
  /// A request as it is, its path within the API aside.
  Reply ask(web::Request request) {
    request.target = "/api/v1" + request.target;
    return read(house_->ask(std::move(request)));
  }
  TestHouse& house() { return *house_; }

  std::string id_of(const std::string& table, const std::string& column, const std::string& value) {
    return house_->one("select id from " + table + " where " + column + " = '" + value + "'");
  }
  /// "/engagements/<id>" of a ref.
  std::string engagement(const std::string& ref) { return "/engagements/" + id_of("engagement", "ref", ref); }

 private:
  static Reply read(const Answer& answer) {
    Reply reply{answer.status, Json(), answer.headers};
    if (!answer.body.empty()) reply.body = Json::parse(answer.body);
    return reply;
  }

  std::unique_ptr<TestHouse> house_ = fresh_house();
};

}  // namespace waymark::test
