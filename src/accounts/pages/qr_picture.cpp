#include <qrencode.h>

#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {

Html qr_picture(std::string_view text, const char* description) {
  const std::string held(text);
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString(held.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) throw std::runtime_error("no QR code could be made");
  constexpr int kQuiet = 4;  // modules of white around, which readers need
  std::string squares;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if (code->data[y * code->width + x] & 1) squares += fmt::format("M{} {}h1v1h-1z", x + kQuiet, y + kQuiet);
  const int size = code->width + 2 * kQuiet;
  return html(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"260\" height=\"260\" role=\"img\" "
      "aria-label=\"{}\" shape-rendering=\"crispEdges\"><rect width=\"{}\" height=\"{}\" fill=\"#fff\"></rect>"
      "<path d=\"{}\" fill=\"#000\"></path></svg>",
      size, size, description, size, size, squares);
}

}  // namespace waymark::accounts::pages
