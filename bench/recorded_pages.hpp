#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/house.hpp"
#include "bench/recording.hpp"

namespace waymark::bench {

/// What pages ask of the database, from who asks on: recorded by having the program draw them.
class RecordedPages {
 public:
  /// `house` outlives this.
  explicit RecordedPages(app::House& house);
  ~RecordedPages();

  /// All statements of a page, in one transaction, for whose session the cookie is. Throws std::runtime_error unless
  /// the page is there for them.
  std::vector<Recorded> statements(const std::string& cookie, const std::string& target);

 private:
  class Recording;
  std::unique_ptr<accounts::AccountsDoorkeeper> doorkeeper_;
  std::unique_ptr<Recording> database_;
  std::unique_ptr<web::Router> router_;
};

}  // namespace waymark::bench
