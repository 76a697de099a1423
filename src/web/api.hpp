#pragma once
// What the rooms' api.cpp use beside web.hpp: strict readers of queries and JSON bodies, and replies.
#include "web/api_query.hpp"
#include "web/api_reply.hpp"
#include "web/json_body.hpp"
#include "web/response.hpp"
#include "web/route.hpp"
