-- Signed webhooks for wrk: the signature covers the body only, so one signed body goes out under a fresh delivery each time.
local file = io.open(os.getenv("INTAKE_BODY"), "rb")
local body = file:read("*a")
file:close()

local head = "POST /api/github/webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " .. #body
  .. "\r\nX-Hub-Signature-256: " .. os.getenv("INTAKE_SIGNATURE")
  .. "\r\nX-GitHub-Event: issue_comment\r\nX-GitHub-Delivery: " .. os.getenv("INTAKE_GUID")
local tail = "\r\n\r\n" .. body
local count = 0

request = function()
  count = count + 1
  return head .. string.format("%012x", count) .. tail
end

done = function(summary, latency)
  io.write(string.format('{"Requests":%d,"Micros":%d,"Refused":%d,"P50":%d,"P99":%d,"Max":%d}\n',
    summary.requests, summary.duration, summary.errors.status, latency:percentile(50), latency:percentile(99), latency.max))
end
