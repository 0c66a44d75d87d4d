-- The letters of turns that were taken, and what is known of their chats' books.
-- Arguments: worker, then turn, lane; again and again. Answers since when Redis has all that it was
-- given, the name of its present run ('' where it may not tell: another may have lost the last that
-- the one before it was given), then for each {letter, chat's stamp, its shop, people's stamp,
-- shop's stamp}, or {} where the turn has ended meanwhile, and the letter there is another's.
local p = KEYS[1]
local info = redis.pcall('INFO', 'server')
local run = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
local found = {redis.call('GET', p .. 'born') or '', run}
for i = 2, #ARGV, 2 do
    local turn, lane = ARGV[i], ARGV[i + 1]
    local mine = redis.pcall('XPENDING', p .. 'turns', 'workers', turn, turn, 1, ARGV[1])
    if mine.err or #mine == 0 then
        found[#found + 1] = {}
    else
        local letter = redis.call('LINDEX', p .. 'lane:' .. lane, 0)
        local chat = redis.call('HMGET', p .. 'chat:' .. lane, 'stamp', 'shop')
        local shop = chat[2] or ''
        local people, books = '', ''
        if shop ~= '' then
            people = redis.call('GET', p .. 'people:' .. shop) or ''
            books = redis.call('GET', p .. 'shop:' .. shop) or ''
        end
        found[#found + 1] = {letter or '', chat[1] or '', shop, people, books}
    end
end
return found
