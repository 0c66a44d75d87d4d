-- Say what became of a turn; its chat's next letter gets one.
-- Arguments: turn, worker, lane, update id, outcome, outcome's detail, letter, shop, then the
-- books that changed: what, which, its stamp before, its stamp now; again and again.
-- Answers 1, 2 where the chat has no more letters, or 0 where the turn is no more this worker's.
local p = KEYS[1]
local turns = p .. 'turns'
local turn, worker, lane, id, outcome, detail = unpack(ARGV, 1, 6)
local letter, shop = ARGV[7], ARGV[8]
local week = 604800

for i = 9, #ARGV, 4 do
    local what, which, before, stamp = unpack(ARGV, i, i + 3)
    local key = p .. what .. ':' .. which
    local current
    if what == 'chat' then
        current = redis.call('HGET', key, 'stamp') or ''
    else
        current = redis.call('GET', key) or ''
    end
    -- Who knows `stamp` knows this change alone; another one meanwhile makes it a third state.
    if current ~= before then
        stamp = stamp .. '+'
    end
    if what == 'chat' then
        redis.call('HSET', key, 'stamp', stamp)
        redis.call('EXPIRE', key, week)
    else
        redis.call('SET', key, stamp, 'EX', week)
    end
end
if shop ~= '' then
    redis.call('HSET', p .. 'chat:' .. lane, 'shop', shop)
    redis.call('EXPIRE', p .. 'chat:' .. lane, week)
end

local mine = redis.pcall('XPENDING', turns, 'workers', turn, turn, 1, worker)
if mine.err or #mine == 0 then
    return 0
end
redis.call('XACK', turns, 'workers', turn)
redis.call('XDEL', turns, turn)

local waiting = p .. 'lane:' .. lane
if outcome == 'later' then
    redis.call('LSET', waiting, 0, letter)
    local time = redis.call('TIME')
    local due = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + tonumber(detail)
    redis.call('ZADD', p .. 'delayed', due, lane)
    return 1
end
if outcome == 'back' then
    redis.call('XADD', turns, '*', 'lane', lane, 'again', detail)
    return 1
end
redis.call('LPOP', waiting)
if outcome == 'dead' then
    local now = redis.call('TIME')[1]
    redis.call('HSET', p .. 'dead:' .. id, 'lane', lane, 'reason', detail, 'letter', letter)
    redis.call('EXPIRE', p .. 'dead:' .. id, 90 * 86400)
    redis.call('ZADD', p .. 'dead', now, id)
elseif detail == 'forget' then
    for _, other in ipairs(redis.call('ZRANGE', p .. 'dead', 0, -1)) do
        if redis.call('HGET', p .. 'dead:' .. other, 'lane') == lane then
            redis.call('DEL', p .. 'dead:' .. other)
            redis.call('ZREM', p .. 'dead', other)
        end
    end
end
if redis.call('EXISTS', waiting) == 1 then
    redis.call('XADD', turns, '*', 'lane', lane, 'again', '0')
    return 1
end
return 2
