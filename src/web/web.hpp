#pragma once
// The server's face to the rooms: requests, responses, routes, forms, pages.
#include "web/draft.hpp"
#include "web/form.hpp"
#include "web/guard.hpp"
#include "web/page.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/route.hpp"
