-- Take or renew the lease. Arguments: worker, milliseconds (0: let it go). Answers 1 if it is held.
local key = KEYS[1] .. 'poller'
local holder = redis.call('GET', key)
if holder and holder ~= ARGV[1] then
    return 0
end
if ARGV[2] == '0' then
    redis.call('DEL', key)
    return 0
end
redis.call('SET', key, ARGV[1], 'PX', ARGV[2])
return 1
