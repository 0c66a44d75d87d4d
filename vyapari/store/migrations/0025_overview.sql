-- What the operator asks: how many shops there are, all of one of them, and whether all is in order.

-- {"after": id or null, "limit"} -> some shops by their ids, without a name or a word of theirs.
create function public.vyapari_list_shops(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'created_at', s.created_at,
        'language', s.language, 'gst', s.tax_scheme <> 'none',
        'members', (select count(*) from members m where m.shop_id = s.id),
        'vouchers', (select count(*) from vouchers v where v.shop_id = s.id),
        'last_at', (select v.booked_at from vouchers v where v.shop_id = s.id
            order by v.seq desc limit 1)) order by s.id), '[]')
    from (select * from shops x
        where x.id > coalesce((payload ->> 'after')::uuid, '00000000-0000-0000-0000-000000000000')
        order by x.id limit (payload ->> 'limit')::integer) as s
$$;

-- {"shop_id"} -> all that is kept of a shop beside its entries, by kind; null for no such shop.
-- What invitations are known by stays out, for whoever has it may join.
create function public.vyapari_shop_record(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object('shop', to_jsonb(s),
        'members', (select coalesce(jsonb_agg(to_jsonb(m) order by m.joined_at, m.user_id), '[]')
            from members m where m.shop_id = s.id),
        'chats', (select coalesce(jsonb_agg(to_jsonb(c) order by c.chat_id), '[]')
            from chats c where c.shop_id = s.id),
        'messages', (select coalesce(jsonb_agg(to_jsonb(m) order by m.seq), '[]')
            from (select x.* from messages x where x.shop_id = s.id union all
                select x.* from chats c join messages x on x.chat_id = c.chat_id
                where c.shop_id = s.id and x.shop_id is null) as m),
        'invitations', (select coalesce(
            jsonb_agg(to_jsonb(i) - 'token_hash' order by i.expires), '[]')
            from invitations i where i.shop_id = s.id),
        'jobs', (select coalesce(jsonb_agg(to_jsonb(j) order by j.chat_id, j.kind), '[]')
            from jobs j where j.shop_id = s.id),
        'items', (select coalesce(jsonb_agg(to_jsonb(i) order by i.name, i.id), '[]')
            from items i where i.shop_id = s.id),
        'parties', (select coalesce(jsonb_agg(to_jsonb(p) order by p.name, p.id), '[]')
            from parties p where p.shop_id = s.id),
        'slips', (select coalesce(jsonb_agg(to_jsonb(x) order by x.issued_at, x.id), '[]')
            from slips x where x.shop_id = s.id))
    from shops s where s.id = (payload ->> 'shop_id')::uuid
$$;

-- {"after": id or null, "limit"} -> of the next vouchers by their ids, those whose postings do not
-- add up to zero. Ids are random: whoever stops before the end has looked at a fair sample.
create function public.vyapari_check_vouchers(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with looked_at as materialized (
        select v.id from vouchers v
        where v.id > coalesce((payload ->> 'after')::uuid, '00000000-0000-0000-0000-000000000000')
        order by v.id limit (payload ->> 'limit')::integer
    )
    select jsonb_build_object('count', (select count(*) from looked_at),
        'next', (select l.id from looked_at l order by l.id desc limit 1),
        'wrong', coalesce((select jsonb_agg(l.id) from looked_at l
            where (select sum(p.amount) from postings p where p.voucher_id = l.id) <> 0), '[]'))
$$;

-- {"after": id or null, "limit"} -> of the next shops by their ids, what in their running figures
-- is not what the entries come to.
create function public.vyapari_check_shops(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with looked_at as materialized (
        select s.id from shops s
        where s.id > coalesce((payload ->> 'after')::uuid, '00000000-0000-0000-0000-000000000000')
        order by s.id limit (payload ->> 'limit')::integer
    ), wrong as (
        select l.id, 'accounts' as what from looked_at l
        where (select sum(d.amount) from account_days d where d.shop_id = l.id) <> 0
        union all
        select l.id, 'balances' from looked_at l
        where coalesce((select sum(b.balance) from parties p
                join party_balances b on b.party_id = p.id where p.shop_id = l.id), 0)
            <> coalesce((select sum(d.amount) from account_days d
                where d.shop_id = l.id and d.account = 'party'), 0)
        union all
        select distinct l.id, 'stock' from looked_at l
        join items i on i.shop_id = l.id join stock k on k.item_id = i.id
        where k.qty <> coalesce((select sum(m.qty) from moves m
            where m.shop_id = l.id and m.item_id = i.id), 0)
        union all
        select distinct l.id, 'numbers' from looked_at l join series n on n.shop_id = l.id
        where n.last <> (select count(*) from vouchers v where v.shop_id = n.shop_id
                and v.series = n.series and v.year = n.year and v.serial is not null)
            + (select count(*) from slips x where x.shop_id = n.shop_id
                and x.series = n.series and x.year = n.year)
    )
    select jsonb_build_object('count', (select count(*) from looked_at),
        'next', (select l.id from looked_at l order by l.id desc limit 1),
        'wrong', coalesce((select jsonb_agg(jsonb_build_object('shop_id', w.id, 'what', w.what))
            from wrong w), '[]'))
$$;

-- What the public roles, or everybody, could reach if they were let in: nothing, as `guard` leaves
-- it.
create function public.vyapari_access(payload jsonb default '{}') returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with visitors as (
        select r.oid from pg_catalog.pg_roles r where r.rolname in ('anon', 'authenticated')
    ), functions as (
        select p.oid, p.proname as name from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'vyapari' or n.nspname = 'public' and p.proname like 'vyapari\_%'
    ), tables as (
        select c.oid, c.relname as name, c.relrowsecurity as guarded from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'vyapari' and c.relkind = 'r'
    )
    select jsonb_build_object(
        'functions', coalesce((select jsonb_agg(distinct f.name) from functions f, visitors r
            where has_function_privilege(r.oid, f.oid, 'execute')
                and (f.name like 'vyapari\_%' or has_schema_privilege(r.oid, 'vyapari', 'usage'))),
            '[]'),
        'tables', coalesce((select jsonb_agg(distinct t.name) from tables t, visitors r
            where has_schema_privilege(r.oid, 'vyapari', 'usage') and has_table_privilege(r.oid,
                t.oid, 'select, insert, update, delete, truncate, references, trigger')), '[]'),
        'unguarded', coalesce((select jsonb_agg(t.name) from tables t where not t.guarded), '[]'),
        'policies', coalesce((select jsonb_agg(distinct p.tablename)
            from pg_catalog.pg_policies p where p.schemaname = 'vyapari'), '[]'))
$$;

-- As it was, but an object: a bare text is what somebody answers who is no database.
create or replace function public.vyapari_logo(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object('picture', l.picture) from logos l
    where l.shop_id = (payload ->> 'shop_id')::uuid
$$;

select vyapari.guard();
