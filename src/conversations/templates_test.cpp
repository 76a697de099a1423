#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

std::string path_of_form(const Talk& talk) {
  return "/programmes/" + talk.scene.programme.str() + "/conversation-template";
}

const std::string kChanged =
    "version=0&asked_agreed=yes&place_agreed=2&label_agreed=Promises&hint_agreed="
    "&asked_own_1=yes&place_own_1=1&label_own_1=Energy&hint_own_1=Now&kind_own_1=rating";

}  // namespace

TEST_CASE("Without a template of its own, a programme's conversations have all the fields built in") {
  Talk talk(a_database());
  const auto page = talk.get(talk.coach, talk.at()).body;
  for (const auto& field : built_in_fields()) CHECK(page.find("name=\"" + field.key + "\"") != std::string::npos);
}

TEST_CASE("Who manages the programme says which fields there are, in which order, in their words") {
  Talk talk(a_database());
  CHECK(talk.get(talk.scene.manager(), path_of_form(talk)).status == 200);
  CHECK(talk.post(talk.scene.manager(), path_of_form(talk), kChanged).status == 303);
  const auto page = talk.get(talk.coach, talk.at()).body;
  CHECK(page.find("Energy") < page.find("Promises"));
  CHECK(page.find("name=\"focus\"") == std::string::npos);
  CHECK(talk.post(talk.coach, talk.at(), "deed=share&version=0&template=1&own_1=11&agreed=x").status == 422);
  CHECK(talk.post(talk.coach, talk.at(), "deed=share&version=0&template=1&own_1=9&agreed=Lapwing").status == 303);
  CHECK(talk.sees(talk.coachee, talk.at(), "9 out of 10"));
}

TEST_CASE("A later change of the template does not change what was written before") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing&agreed=Heron");
  const auto other = talk.scene.logged(talk.engagement, Date(2026, 3, 1), 30);
  talk.post(talk.coach, talk.at(other), Talk::form("draft", 0, "focus=Curlew"));
  CHECK(talk.post(talk.scene.manager(), path_of_form(talk), kChanged).status == 303);
  const auto page = talk.get(talk.coachee, talk.at()).body;
  CHECK(page.find("What was agreed") != std::string::npos);
  CHECK(page.find("Lapwing") != std::string::npos);
  CHECK(page.find("Promises") == std::string::npos);
  // A form drawn before the change, and a draft begun before it, keep their fields.
  CHECK(talk.sees(talk.coach, talk.at(other), "Curlew"));
  CHECK(talk.post(talk.coach, talk.at(other), Talk::form("share", 0, "focus=Curlew")).status == 303);
  CHECK(talk.sees(talk.coachee, talk.at(other), "Curlew"));
}

TEST_CASE("A template needs a field, each with a label, and a manager who saw the latest") {
  Talk talk(a_database());
  const auto manager = talk.scene.manager();
  CHECK(talk.post(manager, path_of_form(talk), "version=0").status == 422);
  CHECK(talk.post(manager, path_of_form(talk), "version=0&asked_focus=yes&place_focus=1&label_focus=").status == 422);
  CHECK(talk.post(manager, path_of_form(talk), "version=0&asked_focus=yes&place_focus=x&label_focus=A").status ==
        422);
  CHECK(talk.post(manager, path_of_form(talk), kChanged).status == 303);
  CHECK(talk.outcome(manager, Method::post, path_of_form(talk), kChanged) == "out_of_turn");
  CHECK(talk.lines("conversation_template_changed").size() == 1);
  CHECK(talk.outcome(talk.coach, Method::get, path_of_form(talk)) == "not_found");
  CHECK(talk.outcome(talk.coach, Method::post, path_of_form(talk), kChanged) == "not_found");
}
