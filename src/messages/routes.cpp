#include "messages/messages.hpp"
#include "messages/pages/pages.hpp"

namespace waymark::messages {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  using web::Runs;
  const auto door = Door::signed_in();
  constexpr std::size_t kForm = 256 * 1024;  // so that even a text much too long comes back in its form
  return {
      // Showing the conversation opens it: a line each, and what was unread is read.
      {Method::get, "/engagements/{id}/messages", door, pages::conversation, Runs::changing},
      web::Route(Method::post, "/engagements/{id}/messages", door, pages::write).with_body_up_to(kForm),
      {Method::get, "/engagements/{id}/messages/{message}/withdraw", door, pages::withdraw_form},
      {Method::post, "/engagements/{id}/messages/{message}/withdraw", door, pages::withdraw},
  };
}

}  // namespace waymark::messages
