#include "messages/messages.hpp"
#include "messages/pages/pages.hpp"

namespace waymark::messages {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  using web::Runs;
  const auto door = Door::signed_in();
  return {
      // Showing the conversation opens it: a line each, and what was unread is read.
      {Method::get, "/engagements/{id}/messages", door, pages::conversation, Runs::changing},
      {Method::post, "/engagements/{id}/messages", door, pages::write},
      {Method::get, "/engagements/{id}/messages/{message}/withdraw", door, pages::withdraw_form},
      {Method::post, "/engagements/{id}/messages/{message}/withdraw", door, pages::withdraw},
  };
}

}  // namespace waymark::messages
