-- Whether all instances keep the same books. Argument: which these are. The sign of life renews it.
local key = KEYS[1] .. 'books'
local kept = redis.call('GET', key)
if kept and kept ~= ARGV[1] then
    return 0
end
redis.call('SET', key, ARGV[1], 'EX', 10)
return 1
