-- Count a message of a chat unless that would make too many in the window.
-- Arguments: chat, limit, window in seconds, weight, 1 if a refusal is to be told of.
-- Answers {1}, or {0, milliseconds until the oldest is a window old, 1 if it is to be told now}.
local hits = KEYS[1] .. 'rate:' .. ARGV[1]
local limit, window, weight = tonumber(ARGV[2]), tonumber(ARGV[3]) * 1000, tonumber(ARGV[4])
-- Redis's own clock: those of the instances differ.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local oldest = redis.call('LINDEX', hits, -1)
while oldest and tonumber(oldest) <= now - window do
    redis.call('RPOP', hits)
    oldest = redis.call('LINDEX', hits, -1)
end
if redis.call('LLEN', hits) + weight <= limit then
    for _ = 1, weight do
        redis.call('LPUSH', hits, string.format('%.0f', now))
    end
    redis.call('PEXPIRE', hits, window)
    return {1}
end
local told = 0
if ARGV[5] == '1'
    and redis.call('SET', KEYS[1] .. 'noticed:' .. ARGV[1], 1, 'NX', 'PX', window) then
    told = 1
end
return {0, tonumber(oldest or now) + window - now, told}
