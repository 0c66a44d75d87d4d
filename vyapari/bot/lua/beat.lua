-- A worker's sign of life, and what any of them looks after for all.
-- Arguments: worker, for how many milliseconds it counts as alive (0: it leaves), how many lanes
-- with something to do are wanted, which books it keeps. Answers those lanes; one more than wanted means many.
local p = KEYS[1]
local turns = p .. 'turns'
local worker, alive, wanted = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

-- Where the group is not there all is gone: a push may have made the stream anew before this.
if not redis.pcall('XGROUP', 'CREATE', turns, 'workers', '0', 'MKSTREAM').err then
    redis.call('SET', p .. 'born', time[1] .. '.' .. time[2])
end
redis.call('ZADD', p .. 'workers', now + alive, worker)
if alive > 0 then
    redis.call('SET', p .. 'books', ARGV[4], 'NX')
    if redis.call('GET', p .. 'books') == ARGV[4] then
        redis.call('EXPIRE', p .. 'books', 10)
    end
end

-- The turns of the dead go back to all.
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', p .. 'workers', '-inf', now)) do
    repeat
        local left = redis.call('XPENDING', turns, 'workers', '-', '+', 100, dead)
        for _, pending in ipairs(left) do
            local turn = redis.call('XRANGE', turns, pending[1], pending[1])[1]
            redis.call('XACK', turns, 'workers', pending[1])
            if turn then
                redis.call('XDEL', turns, pending[1])
                redis.call('XADD', turns, '*', 'lane', turn[2][2], 'again', '1')
            end
        end
    until #left == 0
    redis.call('XGROUP', 'DELCONSUMER', turns, 'workers', dead)
    redis.call('ZREM', p .. 'workers', dead)
end

for _, lane in ipairs(redis.call('ZRANGEBYSCORE', p .. 'delayed', '-inf', now, 'LIMIT', 0, 500)) do
    redis.call('ZREM', p .. 'delayed', lane)
    redis.call('XADD', turns, '*', 'lane', lane, 'again', '1')
end
redis.call('ZREMRANGEBYSCORE', p .. 'dead', '-inf', now / 1000 - 90 * 86400)

local lanes = {}
if wanted > 0 then
    lanes = redis.call('ZRANGE', p .. 'delayed', 0, wanted)
    for _, turn in ipairs(redis.call('XRANGE', turns, '-', '+', 'COUNT', wanted + 1)) do
        lanes[#lanes + 1] = turn[2][2]
    end
end
return lanes
