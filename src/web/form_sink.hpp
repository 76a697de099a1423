#pragma once
#include <memory>
#include <optional>
#include <string>

#include "web/errand.hpp"
#include "web/multipart.hpp"
#include "web/stream.hpp"

namespace waymark::web {

/// Takes a form with a file while it comes: fields are kept, the file goes to its route's receiver.
class FormSink final : public BodySink, private MultipartReader::Listener {
 public:
  /// The errand has its route and the head of its request.
  explicit FormSink(std::shared_ptr<Errand> errand);
  /// Abandons the file unless finish() was called.
  ~FormSink() override;

  void take(std::string_view piece) override;

  struct Formed {
    std::shared_ptr<Errand> errand;
    int wrong;  ///< the status to fail with, or 0
  };
  /// The body is complete: the errand with its form, to be answered there.
  Formed finish(Request request, std::function<void(Response)> reply);

 private:
  bool begin(MultipartReader::Part part) override;
  bool content(std::string_view bytes) override;
  bool end() override;
  bool go_wrong(int status);

  std::shared_ptr<Errand> errand_;
  std::optional<MultipartReader> reader_;
  int wrong_ = 0;
  MultipartReader::Part part_;
  std::string value_;     ///< of the field that is coming
  std::size_t kept_ = 0;  ///< bytes of all fields
  bool has_file_ = false;
};

}  // namespace waymark::web
