#include "web/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <stdexcept>

namespace waymark::web {
namespace {

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_length, const unsigned char* offered,
                    unsigned offered_length, void*) {
  static constexpr unsigned char kOurs[] = "\x08http/1.1";
  auto* out = const_cast<unsigned char*>(*chosen);
  const int found = SSL_select_next_proto(&out, chosen_length, kOurs, sizeof kOurs - 1, offered, offered_length);
  *chosen = out;
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void require(int good, const std::string& file) {
  if (good == 1) return;
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  throw std::runtime_error("TLS file " + file + ": " + (reason ? reason : "cannot be read"));
}

}  // namespace

void set_up_tls(ssl_ctx_st* context, const std::string& certificate_file, const std::string& key_file) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);  // an idle connection keeps none
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  require(SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()), certificate_file);
  require(SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM), key_file);
  require(SSL_CTX_check_private_key(context), key_file);
}

}  // namespace waymark::web
