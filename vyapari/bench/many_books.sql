-- Books of {shops} shops with {each} vouchers each. Shop n and all that is its own are named after
-- n, so that a read can ask for them. Triggers and foreign keys rest meanwhile: what is made here
-- balances by how it is made.

set session_replication_role = replica;
set synchronous_commit = off;
create function pg_temp.uid(text) returns uuid language sql immutable parallel safe
    as 'select md5($1)::uuid';
insert into vyapari.shops (id, name, set_up, version)
    select pg_temp.uid('shop ' || n), 'Shop ' || n, true, 9 from generate_series(1, {shops}) n;
insert into vyapari.members (shop_id, user_id, name, role, joined_at)
    select pg_temp.uid('shop ' || n), n, 'Asha', 'owner', now()
    from generate_series(1, {shops}) n;
insert into vyapari.chats (chat_id, shop_id)
    select n, pg_temp.uid('shop ' || n) from generate_series(1, {shops}) n;
insert into vyapari.messages (chat_id, shop_id, message_id, author, text, at)
    select n, pg_temp.uid('shop ' || n), m, 'merchant', 'sold 2 kg sugar', now()
    from generate_series(1, 100) m, generate_series(1, {shops}) n;
insert into vyapari.items (id, shop_id, name, unit, sale_price, cost_price, low_stock)
    select pg_temp.uid('item ' || n || ' ' || k), pg_temp.uid('shop ' || n), 'Item ' || k, 'kg',
        45, 40, 10
    from generate_series(1, {shops}) n, generate_series(0, 59) k;
insert into vyapari.parties (id, shop_id, name, kind)
    select pg_temp.uid('party ' || n || ' ' || k), pg_temp.uid('shop ' || n),
        'Party ' || k, 'customer'
    from generate_series(1, {shops}) n, generate_series(0, 39) k;
insert into vyapari.party_balances (party_id) select id from vyapari.parties;
insert into vyapari.vouchers (id, shop_id, seq, kind, date, total, party_id, mode, category,
        taxable, tax_scheme, inclusive, series, year, serial, number, source_chat, source_message,
        cost, fingerprint, booked_at, booked_by)
    select pg_temp.uid('voucher ' || n || ' ' || i), pg_temp.uid('shop ' || n),
        nextval('vyapari.voucher_seq'), k.kind, d.day, t.total,
        case when k.kind in ('sale', 'receipt') then
            pg_temp.uid('party ' || n || ' ' || i % 40) end,
        case k.kind when 'sale' then 'credit' else 'cash' end,
        case k.kind when 'expense' then 'rent' end, t.total, 'none', true,
        case k.kind when 'sale' then 'INV' end, case k.kind when 'sale' then 2026 end,
        case k.kind when 'sale' then s.serial end,
        case k.kind when 'sale' then 'INV/26-27/' || lpad(s.serial::text, 6, '0') end, n, i,
        case k.kind when 'sale' then 80 end, hashtextextended(n || ' ' || i, 0),
        d.day + time '12:00', n
    from generate_series(1, {each}) i, generate_series(1, {shops}) n,
        lateral (select case when i % 10 < 6 then 'sale' when i % 10 < 7 then 'purchase'
            when i % 10 < 9 then 'receipt' else 'expense' end as kind) k,
        lateral (select case k.kind when 'purchase' then 1600 else 90 end as total) t,
        lateral (select i / 10 * 6 + i % 10 as serial) s, -- six of ten are sales
        lateral (select date '2026-04-01' + (i * 240 / {each}) as day) d;
insert into vyapari.series (shop_id, series, year, last)
    select shop_id, series, year, max(serial) from vyapari.vouchers where serial is not null
    group by 1, 2, 3;
-- Each item is sold by the kilogram at 45 and bought at 40, twenty at a time, now and then.
insert into vyapari.lines (voucher_id, no, shop_id, item_id, description, qty, unit, base_qty,
        rate, discount, tax_rate, taxable, cgst, sgst, igst, cess, total)
    select v.id, no, v.shop_id, pg_temp.uid('item ' || v.source_chat || ' ' || l.item),
        'Item', l.qty, 'kg', l.qty, l.rate, 0, 0, l.qty * l.rate, 0, 0, 0, 0, l.qty * l.rate
    from vyapari.vouchers v, generate_series(1, 2) no, lateral (
        select (v.source_message * 7 + no) % 60 as item, 1 as qty, 45 as rate
            where v.kind = 'sale'
        union all
        select (v.source_message / 10 * 2 + no) % 60, 20, 40 where v.kind = 'purchase') l;
insert into vyapari.moves (voucher_id, no, shop_id, item_id, qty, value)
    select l.voucher_id, l.no, l.shop_id, l.item_id, s.sign * l.qty, s.sign * l.qty * 40
    from vyapari.lines l join vyapari.vouchers v on v.id = l.voucher_id,
        lateral (select case v.kind when 'sale' then -1 else 1 end as sign) s;
insert into vyapari.stock (item_id, qty, value, last_cost)
    select i.id, coalesce(sum(m.qty), 0), coalesce(sum(m.value), 0), 40
    from vyapari.items i left join vyapari.moves m on m.shop_id = i.shop_id and m.item_id = i.id
    group by i.id;
insert into vyapari.postings (voucher_id, no, shop_id, date, seq, account, party_id, amount)
    select v.id, p.no, v.shop_id, v.date, v.seq, p.account,
        case p.account when 'party' then v.party_id end, p.amount
    from vyapari.vouchers v, lateral (values
        ('sale', 1, 'party', 90), ('sale', 2, 'sales', -90), ('sale', 3, 'inventory', -80),
        ('sale', 4, 'cogs', 80), ('purchase', 1, 'cash', -1600), ('purchase', 2, 'inventory', 1600),
        ('receipt', 1, 'cash', 90), ('receipt', 2, 'party', -90), ('expense', 1, 'cash', -90),
        ('expense', 2, 'expense:rent', 90)) as p(kind, no, account, amount)
    where p.kind = v.kind;
insert into vyapari.account_days (shop_id, account, date, amount)
    select shop_id, account, date, sum(amount) from vyapari.postings group by 1, 2, 3;
update vyapari.party_balances b set balance = p.balance, last_date = p.last
    from (select party_id, sum(amount) as balance, max(date) as last from vyapari.postings
        where party_id is not null group by 1) p
    where p.party_id = b.party_id;
insert into vyapari.applied (key, shop_id, actor, results, reply_data)
    select 'tg:1:' || source_chat || ':' || source_message, shop_id, source_chat, '[{}]', '{}'
    from vyapari.vouchers;
