-- wrk's requests: a different signed-in person each time. From the environment: BENCH_PEOPLE (a .tsv of the people;
-- none: visitors), BENCH_PATH ({place} is the person's agency, {engagement} one of theirs), BENCH_API (any: with the
-- token instead of the cookie), BENCH_DELAY (milliseconds each connection rests between requests), BENCH_LOG (any:
-- logs a session; the number, 250 more each time, tells runs apart).
local requests = {}
local at = 0
written, unwritten = 0, 0

local function cells(line)
  local found = {}
  for cell in (line .. "\t"):gmatch("(.-)\t") do found[#found + 1] = cell end
  return found
end

local function people()
  local found = {}
  local path = os.getenv("BENCH_PEOPLE")
  if not path then return {{}} end
  for line in io.lines(path) do
    local cell = cells(line)
    local person = {cookie = cell[1], form_token = cell[2], token = cell[3], place = cell[4], engagements = {}}
    for id in cell[5]:gmatch("[^,]+") do person.engagements[#person.engagements + 1] = id end
    found[#found + 1] = person
  end
  return found
end

local function headers_of(person)
  local headers = {["Host"] = wrk.headers["Host"]}
  if not person.cookie then return headers end
  if os.getenv("BENCH_API") then headers["Authorization"] = "Bearer " .. person.token
  else headers["Cookie"] = "waymark=" .. person.cookie end
  return headers
end

local function get(person, n)
  local path = os.getenv("BENCH_PATH"):gsub("{place}", person.place or "")
  if path:find("{engagement}", 1, true) then
    if #person.engagements == 0 then return nil end
    path = path:gsub("{engagement}", person.engagements[n % #person.engagements + 1])
  end
  return wrk.format("GET", path, headers_of(person))
end

-- Half an hour of a night nobody meets in, so that no session overlaps another of the same coach. A coach who is coached
-- by another may have that one's at the same hour: it is refused, as it should be, and counts as not written.
local slots_a_night = 8
local function log(person, n)
  if #person.engagements == 0 then return nil end
  local day = os.date("!*t", os.time() - (3 + math.floor(n / slots_a_night)) * 86400)
  local minutes = 180 + n % slots_a_night * 30
  local headers = headers_of(person)
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  local body = string.format("form_token=%s&starts-day=%d&starts-month=%d&starts-year=%d&time=%02d:%02d&minutes=25&mode=video",
                             person.form_token, day.day, day.month, day.year, math.floor(minutes / 60), minutes % 60)
  local id = person.engagements[n % #person.engagements + 1]
  return wrk.format("POST", "/engagements/" .. id .. "/sessions/log", headers, body)
end

function init()
  local everyone = people()
  local first = tonumber(os.getenv("BENCH_LOG") or "")
  local rounds = first and 250 or 3
  for n = 0, rounds - 1 do
    for _, person in ipairs(everyone) do
      local request = first and log(person, first + n) or not first and get(person, n)
      if request then requests[#requests + 1] = request end
    end
  end
end

function request()
  at = at + 1
  return requests[(at - 1) % #requests + 1]
end

if os.getenv("BENCH_DELAY") then
  local pause = tonumber(os.getenv("BENCH_DELAY"))
  function delay() return math.random(0, 2 * pause) end
end

if os.getenv("BENCH_LOG") then
  function response(status)
    if status == 303 then written = written + 1 else unwritten = unwritten + 1 end
  end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.6f,"p50":%.1f,"p99":%.1f,"longest":%.1f,"refused":%d,"broken":%d,' ..
    '"written":%d,"unwritten":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout, threads[1]:get("written"),
    threads[1]:get("unwritten")))
end
