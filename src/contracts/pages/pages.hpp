#pragma once
#include "contracts/contracts.hpp"
#include "govuk/govuk.hpp"
#include "web/web.hpp"

namespace waymark::contracts::pages {

web::Response list(web::Visit& visit);
web::Response contract(web::Visit& visit);
web::Response new_form(web::Visit& visit);
web::Response make(web::Visit& visit);
web::Response edit_form(web::Visit& visit);
web::Response change(web::Visit& visit);

/// "£210.50 per hour", "20%"
std::string rate_words(const Terms& terms);
std::string percent_words(std::int64_t hundredths_of_a_percent);
/// A tag for each thing that asks for attention, or nothing.
Html flags(const Contract& contract, Date as_of);
/// How much of the ceiling an amount takes up: a meter and its text.
Html ceiling_bar(const Contract& contract, Money used);

}  // namespace waymark::contracts::pages
