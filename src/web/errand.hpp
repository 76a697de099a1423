#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "web/route.hpp"

namespace waymark::web {

/// One request on its way through a route: owned until its reply is sent.
struct Errand {
  const Site& site;
  const Route* route;
  Request request;
  std::vector<std::string> captures;
  std::function<void(Response)> reply;
  Fields form = {};
  std::vector<Upload> uploads = {};
  Response response = {};
  std::unique_ptr<FileReceiver> file = {};
  bool not_theirs = false;          ///< its file came without the form's token before it
  std::exception_ptr refused = {};  ///< by the route when the file came
  std::string said = {};            ///< a hash of what its form says, if that is to be done once
};

/// A file comes with the form: asks whether it may, and makes what takes it in. None when the request will be
/// refused: run() says why.
void begin_file(Errand& errand, Upload file);

/// Runs the errand the way its route says (reading, changing, outside) and replies once, now or later.
void run(const std::shared_ptr<Errand>& errand);

/// Replies with the page for a failure before any page could run.
void fail(const std::shared_ptr<Errand>& errand, int status);

}  // namespace waymark::web
