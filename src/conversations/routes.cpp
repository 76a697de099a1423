#include "conversations/pages/pages.hpp"

namespace waymark::conversations {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  using web::Runs;
  // Ten texts of twenty thousand characters, each of which may be nine bytes or more in a form.
  constexpr std::size_t kForm = 4 * 1024 * 1024;
  const std::string all = "/engagements/{id}/conversations", one = all + "/{session}";
  std::vector<web::Route> routes;
  const auto opens = [&](std::string path, web::Page page) {
    routes.emplace_back(Method::get, std::move(path), Door::signed_in(), page, Runs::changing);
  };
  const auto takes = [&](std::string path, web::Page page) {
    routes.push_back(web::Route(Method::post, std::move(path), Door::signed_in(), page).with_body_up_to(kForm));
  };
  routes.emplace_back(Method::get, all, Door::signed_in(), pages::list);
  routes.emplace_back(Method::get, all + "/share", Door::signed_in(), pages::earlier);
  takes(all + "/share", pages::share_earlier);
  opens(one, pages::conversation);
  takes(one, pages::write_conversation);
  routes.emplace_back(Method::get, one + "/discard", Door::signed_in(), pages::discard_form);
  takes(one + "/discard", pages::discard);
  opens(one + "/notes", pages::notes);
  takes(one + "/notes", pages::write_notes);
  opens(one + "/prepare", pages::prepare);
  takes(one + "/prepare", pages::write_preparation);
  opens(one + "/reflect", pages::reflect);
  takes(one + "/reflect", pages::write_reflection);
  const std::string form = "/programmes/{id}/conversation-template";
  const auto manage = Door::may(access::Permission::manage_programmes);
  routes.emplace_back(Method::get, form, manage, pages::template_form);
  routes.emplace_back(Method::post, form, manage, pages::change_template);
  return routes;
}

}  // namespace waymark::conversations
