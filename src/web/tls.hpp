#pragma once
#include <string>

struct ssl_ctx_st;

namespace waymark::web {

/// Gives a server's OpenSSL context its certificate chain and key (PEM files), TLS 1.2 as the oldest version and
/// http/1.1 as the protocol. Throws std::runtime_error naming the file that cannot be used.
void set_up_tls(ssl_ctx_st* context, const std::string& certificate_file, const std::string& key_file);

}  // namespace waymark::web
