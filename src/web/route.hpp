#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

namespace waymark::vault {
class Vault;
}
namespace waymark::documents {
struct Settings;
}
namespace waymark::rights {
struct Rooms;
}
namespace waymark::jobs {
struct MailKind;
}

namespace waymark::web {

/// What the router knows of the browser's session besides who it is.
struct BrowserSession {
  std::string token_hash;  ///< names the session in the database
  std::string form_token;  ///< the anti-forgery token every form of this session carries
};

struct Site;

/// Takes in the file of a form while it comes (Route::receiving), on a thread that may block, in no transaction.
/// The page runs when the form is complete and asks it what became of the file.
class FileReceiver {
 public:
  virtual ~FileReceiver() = default;
  /// The next bytes, in their order, as many as come. What it does not want it lets pass. What it throws ends the
  /// request with 500.
  virtual void take(std::string_view bytes) = 0;
  /// That was all of it.
  virtual void end() = 0;
  /// No page will run: the client has gone, or its form was malformed. What was kept can be cleared away. Not called
  /// when the program ends meanwhile.
  virtual void abandon() = 0;
};

/// One request being answered: what was sent, and the work it is.
struct Visit {
  const Site& site;
  const Request& request;
  const access::Work& work;
  BrowserSession session;
  Fields form;  ///< the decoded fields of a POST
  std::vector<Upload> uploads;
  std::vector<std::string> captures;  ///< what stood at {…} in the route's path, in order
  bool outside = false;               ///< in no transaction: work.db refuses
  FileReceiver* file = nullptr;       ///< what took in the file of this form; none when no file came

  /// The id at the nth {…}; throws not_found when it has not the shape of one.
  template <class IdType>
  IdType id(std::size_t nth = 0) const {
    auto parsed = IdType::parse(captures.at(nth));
    if (!parsed) throw Refused(Refusal::not_found);
    return *parsed;
  }
  const std::string& path() const { return request.path; }
};

using Page = Response (*)(Visit&);
/// Makes what takes in a file, in a reading transaction that ends before the first byte: who asks is known, the door
/// open, the form theirs, its earlier fields are read and uploads names the file. What it refuses, the request is.
using Receive = std::unique_ptr<FileReceiver> (*)(const Visit&);

/// When a page runs: `reading` in a read-only transaction, `changing` in a change (the writer lane on SQLite),
/// `outside` in none, for slow work (password hashing, reading files) that opens its own transactions.
enum class Runs { reading, changing, outside };

/// A line of a room's index. A path has {name} for what varies: "/engagements/{id}/sessions/new".
/// There is no default door. GET pages read and other methods change unless `runs` says otherwise.
class Route {
 public:
  Route(Method method, std::string path, access::Door door, Page page)
      : Route(method, std::move(path), door, page, method == Method::get ? Runs::reading : Runs::changing) {}
  Route(Method method, std::string path, access::Door door, Page page, Runs runs)
      : method(method), path(std::move(path)), door(door), page(page), runs(runs) {}

  /// A body up to this many bytes, for uploads.
  Route&& with_body_up_to(std::size_t bytes) && {
    body_limit = bytes;
    return std::move(*this);
  }
  /// A POST of multipart/form-data whose one file is taken in while it comes, at most this many bytes with the form.
  /// The anti-forgery token must stand before the file, which is let pass unread when the form is refused.
  Route&& receiving(Receive begin, std::size_t bytes) && {
    receive = begin;
    body_limit = bytes;
    return std::move(*this);
  }
  /// A page that may read for more than a few milliseconds: it runs where all others go first.
  Route&& taking_long() && {
    takes_long = true;
    return std::move(*this);
  }
  /// One line for the OpenAPI document; only routes under /api/ have it.
  bool is_api() const { return path.starts_with("/api/"); }

  Method method;
  std::string path;
  access::Door door;
  Page page;
  Runs runs;
  std::size_t body_limit = 0;  ///< 0: the server's ordinary limit
  bool takes_long = false;
  Receive receive = nullptr;
};

/// Who is asking, found by the room that keeps accounts.
class Doorkeeper {
 public:
  virtual ~Doorkeeper() = default;
  struct Guest {
    access::Actor actor;
    BrowserSession session;
    std::string language;  ///< "" for English
  };
  /// By the session cookie's value; a visitor when it is empty, unknown, ended or too old. Only reads.
  virtual Guest by_cookie(db::Connection& db, std::string_view cookie, Instant now) const = 0;
  /// By an API token ("Authorization: Bearer …"); nothing when it is not good.
  virtual std::optional<access::Actor> by_token(db::Connection& db, std::string_view token, Instant now) const = 0;
};

/// Told of every request refused to somebody signed in (403 or 404), on whatever thread answers it.
class Watch {
 public:
  virtual ~Watch() = default;
  virtual void refused(const access::Actor& whom, Instant at) const = 0;
};

/// A link of the service navigation, shown to those who may enter it.
struct NavigationLink {
  const char* label;  ///< English, translated when drawn
  std::string path;
  access::Door door;
};

/// What a running service is made of.
struct Site {
  std::string service_name = "Waymark";
  std::string organisation_name;
  std::string phase;  ///< "demonstration", shown in the phase banner; empty for none
  std::string base_url = "http://localhost:8080";
  bool secure_cookies = false;  ///< __Host- cookies, marked Secure; false only without TLS
  std::vector<NavigationLink> navigation;
  const Clock* clock = nullptr;
  db::Database* database = nullptr;
  const Doorkeeper* doorkeeper = nullptr;
  const Watch* watch = nullptr;  ///< none: nobody is told of refusals
  const Words* welsh = nullptr;
  /// What seals and opens; of use to the rooms that may include its header alone.
  vault::Vault* vault = nullptr;
  /// How large documents may be, and who scans them; needed by their room.
  const documents::Settings* documents = nullptr;
  /// What each room with content does when it is shredded, packed or erased; of use to the room that does that.
  const rights::Rooms* rights = nullptr;
  /// What people are told of, by notice and by mail; none: notices speak of no kind in particular.
  const std::vector<jobs::MailKind>* mail_kinds = nullptr;
  /// What some see above every page: drawn for whoever is signed in, in the page's transaction.
  Html (*banner)(const Visit&) = nullptr;
  /// Where what takes long is handed over (make_aside()); none: it runs like the rest.
  std::function<bool(std::function<void()>)> aside = {};
};

/// Finds the route for a request, opens its transaction, asks the doorkeeper and the door, checks the
/// anti-forgery token, runs the page, and turns what was Refused into a page or problem details.
class Router {
 public:
  Router(Site site, std::vector<Route> routes);
  ~Router();
  /// Answers on this thread or a later one. Fits Handler.
  void answer(Request request, std::function<void(Response)> reply) const;
  std::span<const Route> routes() const { return routes_; }
  /// What takes the body of this request while it comes; nothing when its route wants it whole.
  std::shared_ptr<BodySink> sink_for(const Request& head) const;
  /// The body limit of the route that would answer, or 0.
  std::size_t body_limit_for(Method method, const std::string& path) const;
  /// The page for an error the server itself meets.
  Response error_page(int status, const std::string& path) const;

 private:
  struct Index;
  std::vector<Route> routes_;
  std::unique_ptr<Index> index_;
};

/// Security headers on every response, errors too.
void add_security_headers(Response& response, bool secure);

}  // namespace waymark::web
