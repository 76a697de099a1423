// TLS with a certificate made here, for the length of the test.
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "tests/support/raw_client.hpp"

namespace waymark::web {
namespace {

using tests::RawClient;
using tests::RunningServer;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};

/// A folder with a key and a certificate for it, gone with the test.
class Certificate {
 public:
  Certificate() {
    char pattern[] = "/tmp/waymark-tls-XXXXXX";
    folder_ = mkdtemp(pattern);
    const std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Release<X509_free>> x509(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
    X509_set_pubkey(x509.get(), key.get());
    auto* name = X509_get_subject_name(x509.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(x509.get(), name);
    X509_sign(x509.get(), key.get(), EVP_sha256());
    const auto open = [](const std::string& path) {
      return std::unique_ptr<std::FILE, Release<std::fclose>>(std::fopen(path.c_str(), "w"));
    };
    PEM_write_PrivateKey(open(key_file()).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_X509(open(certificate_file()).get(), x509.get());
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  std::string key_file() const { return folder_ + "/key.pem"; }
  std::string certificate_file() const { return folder_ + "/certificate.pem"; }
  ServerOptions options() const {
    ServerOptions options;
    options.tls_certificate_file = certificate_file();
    options.tls_key_file = key_file();
    options.header_time = std::chrono::milliseconds(400);
    return options;
  }

 private:
  std::string folder_;
};

/// Asks over TLS; everything the server sends until it closes, or nothing when they cannot agree.
std::string ask_over_tls(std::uint16_t port, const std::string& bytes, int newest_version = 0) {
  const std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>> context(SSL_CTX_new(TLS_client_method()));
  if (newest_version != 0) SSL_CTX_set_max_proto_version(context.get(), newest_version);
  if (newest_version == TLS1_1_VERSION) SSL_CTX_set_security_level(context.get(), 0);
  const std::unique_ptr<BIO, Release<BIO_free_all>> bio(BIO_new_ssl_connect(context.get()));
  BIO_set_conn_hostname(bio.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  if (BIO_do_handshake(bio.get()) <= 0) return {};
  for (std::size_t at = 0; at < bytes.size();) {
    const int sent = BIO_write(bio.get(), bytes.data() + at, static_cast<int>(bytes.size() - at));
    if (sent <= 0) return {};
    at += static_cast<std::size_t>(sent);
  }
  std::string answer;
  char piece[16 * 1024];
  for (int got = 0; (got = BIO_read(bio.get(), piece, sizeof piece)) > 0;)
    answer.append(piece, static_cast<std::size_t>(got));
  return answer;
}

}  // namespace

TEST_CASE("with a certificate the server speaks TLS, and requests are secure") {
  const Certificate certificate;
  RunningServer server(certificate.options(), [](const Request& request, const Reply& reply) {
    reply(plain_text(200, (request.secure ? "secure " : "plain ") + std::to_string(request.body.size())));
  });
  const std::string ask = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  const auto answers = ask_over_tls(server.port(), ask + last);
  CHECK(answers.find("secure 0") != std::string::npos);
  CHECK(answers.ends_with("secure 0"));
  const std::string large(60'000, 'a');
  CHECK(ask_over_tls(server.port(),
                     "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 60000\r\n\r\n" + large)
            .ends_with("secure 60000"));
  CHECK(ask_over_tls(server.port(), last, TLS1_2_VERSION).ends_with("secure 0"));
  CHECK(ask_over_tls(server.port(), "GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 400 "));
}

TEST_CASE("large bodies go out over TLS whole") {
  const Certificate certificate;
  static const std::string large(3'000'000, 'q');
  RunningServer server(certificate.options(), [](const Request&, const Reply& reply) {
    Response response;
    response.lasting_body = large;
    reply(response);
  });
  const auto answer = ask_over_tls(server.port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(answer.ends_with(large));
}

TEST_CASE("who does not speak TLS, speaks an old version or says nothing is let go; others are served") {
  const Certificate certificate;
  RunningServer server(certificate.options(),
                       [](const Request&, const Reply& reply) { reply(plain_text(200, "ok")); });
  RawClient silent(server.port()), plain(server.port());
  plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(plain.receive().status == 0);
  CHECK(ask_over_tls(server.port(), "", TLS1_1_VERSION).empty());
  CHECK(silent.is_closed(std::chrono::milliseconds(1500)));
  CHECK(ask_over_tls(server.port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").ends_with("ok"));
}

TEST_CASE("a TLS file that cannot be used is named at the start") {
  const Certificate certificate;
  const auto fails_with = [&](auto change, const std::string& named) {
    auto options = certificate.options();
    options.port = 0;
    change(options);
    CHECK_THROWS_WITH_AS(make_server(options, {}, {}), doctest::Contains(named.c_str()), std::runtime_error);
  };
  fails_with([](auto& options) { options.tls_certificate_file = "/nowhere.pem"; }, "/nowhere.pem");
  fails_with([](auto& options) { options.tls_key_file = options.tls_certificate_file; }, "certificate.pem");
  fails_with([](auto& options) { options.tls_key_file.clear(); }, "both");
}

}  // namespace waymark::web
