#include "documents/intake.hpp"
#include "documents/pages/pages.hpp"

namespace waymark::documents {

std::string documents_path(const EngagementId& engagement) { return engagements::path_of(engagement) + "/documents"; }
std::string document_path(const EngagementId& engagement, const DocumentId& document) {
  return documents_path(engagement) + "/" + document.str();
}

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  using web::Route;
  const auto door = Door::signed_in();
  // Opening what is sealed writes a line: those pages change.
  constexpr auto opens = web::Runs::changing;
  // What is a little too large comes in all the same, so that a page can say what is wrong.
  constexpr auto kForm = static_cast<std::size_t>(kMostBytes) + 1024 * 1024;
  const std::string all = "/engagements/{id}/documents", one = all + "/{document}";
  return {
      {Method::get, all, door, pages::list, opens},
      Route(Method::post, all, door, pages::add).receiving(begin_intake, kForm),
      {Method::get, all + "/new", door, pages::new_form},
      {Method::get, one, door, pages::document, opens},
      {Method::get, one + "/versions/new", door, pages::version_form, opens},
      Route(Method::post, one + "/versions", door, pages::add_version).receiving(begin_intake, kForm),
      {Method::get, one + "/versions/{version}", door, pages::download, opens},
      {Method::get, one + "/withdraw", door, pages::withdraw_form, opens},
      {Method::post, one + "/withdraw", door, pages::withdraw},
      {Method::post, one + "/show", door, pages::show},
  };
}

}  // namespace waymark::documents
