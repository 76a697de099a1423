#pragma once
#include "conversations/conversations.hpp"
#include "web/web.hpp"

namespace waymark::conversations::pages {

web::Response list(web::Visit& visit);
web::Response conversation(web::Visit& visit);
web::Response write_conversation(web::Visit& visit);
web::Response discard_form(web::Visit& visit);
web::Response discard(web::Visit& visit);

web::Response notes(web::Visit& visit);
web::Response write_notes(web::Visit& visit);
web::Response prepare(web::Visit& visit);
web::Response write_preparation(web::Visit& visit);
web::Response reflect(web::Visit& visit);
web::Response write_reflection(web::Visit& visit);

web::Response earlier(web::Visit& visit);
web::Response share_earlier(web::Visit& visit);

web::Response template_form(web::Visit& visit);
web::Response change_template(web::Visit& visit);

}  // namespace waymark::conversations::pages
