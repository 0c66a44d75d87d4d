-- Put dead letters at the end of their chats' lists. Arguments: update ids. Answers how many.
local p = KEYS[1]
local revived = 0
for _, id in ipairs(ARGV) do
    local dead = redis.call('HMGET', p .. 'dead:' .. id, 'lane', 'letter')
    redis.call('ZREM', p .. 'dead', id)
    redis.call('DEL', p .. 'dead:' .. id)
    if dead[1] then
        if redis.call('RPUSH', p .. 'lane:' .. dead[1], dead[2]) == 1 then
            redis.call('XADD', p .. 'turns', '*', 'lane', dead[1], 'again', '1')
        end
        revived = revived + 1
    end
end
return revived
