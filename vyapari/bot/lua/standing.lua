-- How much waits. Argument: of how many chats at most.
-- Answers the letters, when the oldest was received, and the dead letters.
local p = KEYS[1]
local lanes = redis.call('ZRANGE', p .. 'delayed', 0, ARGV[1] - 1)
for _, turn in ipairs(redis.call('XRANGE', p .. 'turns', '-', '+', 'COUNT', ARGV[1])) do
    lanes[#lanes + 1] = turn[2][2]
end
local waiting, oldest = 0, nil
for _, lane in ipairs(lanes) do
    waiting = waiting + redis.call('LLEN', p .. 'lane:' .. lane)
    local first = redis.call('LINDEX', p .. 'lane:' .. lane, 0)
    if first then
        local at = cjson.decode(string.match(first, '^[^\n]*')).at
        if not oldest or at < oldest then
            oldest = at
        end
    end
end
local since = oldest and string.format('%.3f', oldest) or ''
return {waiting, since, redis.call('ZCARD', p .. 'dead')}
