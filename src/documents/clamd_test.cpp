#include "documents/clamd.hpp"

#include <doctest/doctest.h>

#include <sys/wait.h>

#include <filesystem>
#include <fstream>

#include "documents/clamd_fake_test.hpp"

using namespace waymark::documents;
using waymark::test::FakeClamd;

namespace {

constexpr std::chrono::milliseconds kPatience{400};

/// Scans so many pieces of that text.
Answer scan(const std::string& address, const std::string& piece, int times,
            std::chrono::milliseconds patience = kPatience) {
  const auto parsed = ClamdAddress::parse(address);
  REQUIRE(parsed);
  return ask_clamd(
      *parsed, [&] { return times-- > 0 ? piece : std::string(); }, patience);
}

/// Debian's clamd with one signature of our own, in a folder of its own; nothing is downloaded.
class RealClamd {
 public:
  RealClamd() : folder_(std::filesystem::temp_directory_path() / ("waymark-clamd-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_ / "signatures");
    // EICAR's test file, the 68 bytes no scanner overlooks, as a signature in hexadecimal digits.
    std::string digits;
    for (const unsigned char c : eicar()) {
      static constexpr char kDigits[] = "0123456789abcdef";
      digits += kDigits[c >> 4];
      digits += kDigits[c & 15];
    }
    std::ofstream(folder_ / "signatures" / "own.ndb") << "Waymark.Test.EICAR:0:*:" << digits << "\n";
    std::ofstream(folder_ / "clamd.conf")
        << "LocalSocket " << address() << "\nDatabaseDirectory " << (folder_ / "signatures").string()
        << "\nForeground yes\nStreamMaxLength 1M\n";
    process_ = ::fork();
    if (process_ == 0) {
      const auto config = "--config-file=" + (folder_ / "clamd.conf").string();
      std::freopen("/dev/null", "w", stdout);
      std::freopen("/dev/null", "w", stderr);
      ::execl("/usr/sbin/clamd", "clamd", config.c_str(), nullptr);
      ::_exit(127);
    }
  }
  ~RealClamd() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  RealClamd(const RealClamd&) = delete;
  RealClamd& operator=(const RealClamd&) = delete;

  std::string address() const { return (folder_ / "clamd.ctl").string(); }
  bool is_ready() const {
    for (int i = 0; i < 300; ++i) {
      if (std::filesystem::exists(address()) && scan(address(), "x", 1, std::chrono::seconds(5)) == Answer::clean)
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }
  /// Put together here, so that no scanner takes this program for it.
  static std::string eicar() {
    return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD") + "-ANTIVIRUS-TEST-FILE!$H+H*";
  }

 private:
  std::filesystem::path folder_;
  ::pid_t process_;
};

}  // namespace

TEST_CASE("A scanner's address is the path of a socket, or a host and a port") {
  CHECK(ClamdAddress::parse("/run/clamav/clamd.ctl")->path == "/run/clamav/clamd.ctl");
  CHECK(ClamdAddress::parse("scanner.example:3310")->host == "scanner.example");
  CHECK(ClamdAddress::parse("[::1]:3310")->host == "::1");
  for (const char* wrong : {"", "clamd", ":3310", "host:", "host:port", "host:333333"})
    CHECK_FALSE(ClamdAddress::parse(wrong));
  CHECK_FALSE(ClamdAddress::parse("/" + std::string(200, 'x')));
}

TEST_CASE("A scanner hears all of it, in order, and its verdict is what it says") {
  FakeClamd clean("stream: OK");
  CHECK(scan(clean.address(), std::string(100'000, 'a'), 30) == Answer::clean);
  CHECK(clean.heard == std::string(3'000'000, 'a'));
  FakeClamd found("stream: Some.Thing-1 FOUND");
  CHECK(scan(found.address(), "bad", 1) == Answer::harmful);
}

TEST_CASE("What is no verdict is none: over its limit, an error, words unknown") {
  FakeClamd limit("INSTREAM size limit exceeded. ERROR", 1000);
  CHECK(scan(limit.address(), std::string(100'000, 'a'), 100) == Answer::over_limit);
  FakeClamd alerted("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND");
  CHECK(scan(alerted.address(), "a", 1) == Answer::over_limit);
  FakeClamd error("stream: Can't allocate memory ERROR");
  CHECK(scan(error.address(), "a", 1) == Answer::failed);
  FakeClamd strange("stream: NOT OK");
  CHECK(scan(strange.address(), "a", 1) == Answer::failed);
}

TEST_CASE("One that says clean before it has heard all is not believed") {
  FakeClamd hasty("stream: OK", 1000);
  CHECK(scan(hasty.address(), std::string(100'000, 'a'), 200) != Answer::clean);
}

TEST_CASE("A scanner that is slow or down gives no verdict, and keeps nobody for long") {
  const auto start = std::chrono::steady_clock::now();
  std::string gone;
  {
    FakeClamd slow("");
    CHECK(scan(slow.address(), "a", 1) == Answer::too_slow);
    gone = slow.address();
  }
  CHECK(scan(gone, "a", 1) == Answer::unreachable);
  CHECK(scan("/nowhere/clamd.ctl", "a", 1) == Answer::unreachable);
  CHECK_FALSE(is_there(*ClamdAddress::parse(gone), std::chrono::seconds(1)));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
}

TEST_CASE("Debian's own clamd finds a signature of ours, releases what is clean, and says when it is too much" *
          doctest::skip(!std::filesystem::exists("/usr/sbin/clamd"))) {
  RealClamd clamd;
  REQUIRE(clamd.is_ready());
  CHECK(is_there(*ClamdAddress::parse(clamd.address()), std::chrono::seconds(20)));
  constexpr std::chrono::seconds kLong{20};
  CHECK(scan(clamd.address(), "a letter\n", 50, kLong) == Answer::clean);
  CHECK(scan(clamd.address(), RealClamd::eicar(), 1, kLong) == Answer::harmful);
  CHECK(scan(clamd.address(), std::string(100'000, 'x'), 30, kLong) == Answer::over_limit);
}
