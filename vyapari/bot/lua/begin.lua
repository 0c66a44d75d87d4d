-- The letters of turns that were taken, and what is known of their chats' books.
-- Arguments: lanes. Answers since when Redis has all that it was given, then for each
-- {letter, chat's stamp, its shop, people's stamp, shop's stamp}.
local p = KEYS[1]
local found = {redis.call('GET', p .. 'born') or ''}
for i, lane in ipairs(ARGV) do
    local letter = redis.call('LINDEX', p .. 'lane:' .. lane, 0)
    local chat = redis.call('HMGET', p .. 'chat:' .. lane, 'stamp', 'shop')
    local shop = chat[2] or ''
    local people, books = '', ''
    if shop ~= '' then
        people = redis.call('GET', p .. 'people:' .. shop) or ''
        books = redis.call('GET', p .. 'shop:' .. shop) or ''
    end
    found[i + 1] = {letter or '', chat[1] or '', shop, people, books}
end
return found
