-- Add letters to their chats' lists; a chat that was idle gets a turn.
-- Arguments: update id, lane, letter; again and again. Without a lane it is dealt with already: only
-- that it was is kept. Answers how many were new.
local p = KEYS[1]
local period = 172800
local now = math.floor(tonumber(redis.call('TIME')[1]) / period)
-- Ids are known for two to four days.
local current, before = p .. 'known:' .. now, p .. 'known:' .. now - 1
local added = 0
for i = 1, #ARGV, 3 do
    local id, lane = ARGV[i], ARGV[i + 1]
    if redis.call('SISMEMBER', before, id) == 0 and redis.call('SADD', current, id) == 1 then
        if lane ~= '' and redis.call('RPUSH', p .. 'lane:' .. lane, ARGV[i + 2]) == 1 then
            redis.call('XADD', p .. 'turns', '*', 'lane', lane, 'again', '0')
        end
        added = added + 1
    end
end
redis.call('EXPIRE', current, period * 2)
return added
