-- What a chat asks for: each a function of one JSON object, none of which changes anything.

create function public.vyapari_applied(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object('key', a.key, 'results', a.results, 'reply', a.reply,
        'reply_data', a.reply_data, 'repeated', true)
    from applied a where a.key = payload ->> 'key'
$$;

-- In their own chat, who belongs to the shop no more is told nothing of it.
create function public.vyapari_chat(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object('chat_id', c.chat_id, 'language', c.language,
        'question', c.question,
        'shop', case when s.id is not null then vyapari.shop_json(s) end, 'role', m.role)
    from (select (payload ->> 'user_id')::bigint as user_id) as asked
    cross join chats c
    left join members m on m.shop_id = c.shop_id and m.user_id = asked.user_id
    left join shops s on s.id = c.shop_id and (m.role is not null or c.chat_id <> asked.user_id)
    where c.chat_id = (payload ->> 'chat_id')::bigint
$$;

-- `known` is the version that the asker has; nothing else comes back while it is the newest.
create function public.vyapari_catalogue(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = vyapari, pg_temp as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    newest bigint;
begin
    select s.version into newest from shops s where s.id = shop;
    if newest = (payload ->> 'known')::bigint then
        return jsonb_build_object('version', newest, 'unchanged', true);
    end if;
    return jsonb_build_object('version', coalesce(newest, 0),
        'shop', (select vyapari.shop_json(s) from shops s where s.id = shop),
        'items', coalesce((select jsonb_agg(vyapari.item_json(i) order by i.name, i.id)
            from items i where i.shop_id = shop and not i.archived), '[]'),
        'parties', coalesce((select jsonb_agg(vyapari.party_json(p) order by p.name, p.id)
            from parties p where p.shop_id = shop and not p.archived), '[]'));
end
$$;

create function public.vyapari_members(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select vyapari.members_json((payload ->> 'shop_id')::uuid)
$$;

-- The shops that somebody is a member of.
create function public.vyapari_shops(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('shop_id', s.id, 'name', s.name, 'role', m.role)
        order by m.joined_at, s.id), '[]')
    from members m join shops s on s.id = m.shop_id
    where m.user_id = (payload ->> 'user_id')::bigint
$$;

create function public.vyapari_invitation(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object('shop_id', s.id, 'shop_name', s.name, 'role', i.role)
    from invitations i join shops s on s.id = i.shop_id
    where i.token_hash = payload ->> 'token_hash' and i.used_by is null and i.expires > now()
$$;

-- Messages of an earlier shop of the same chat stay with that shop.
create function public.vyapari_history(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('message_id', m.message_id,
        'author', m.author, 'text', m.text, 'at', m.at) order by m.seq), '[]')
    from (
        select x.* from messages x
        where x.chat_id = (payload ->> 'chat_id')::bigint and (x.shop_id is null
            or x.shop_id is not distinct from (
                select c.shop_id from chats c where c.chat_id = x.chat_id))
        order by x.seq desc limit (payload ->> 'limit')::integer) as m
$$;

-- Live items and whatever archived ones still lie on the shelf, by name.
create function public.vyapari_stock(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with wanted as (
        select i.id, i.name, i.unit, s.qty, s.value, i.sale_price, i.low_stock,
            case when s.qty > 0 and s.value > 0 then round(s.value / s.qty, 4)
                else coalesce(s.last_cost, i.cost_price) end as average_cost
        from items i join stock s on s.item_id = i.id
        where i.shop_id = (payload ->> 'shop_id')::uuid
            and (payload ->> 'item_id' is null or i.id = (payload ->> 'item_id')::uuid)
            and (not i.archived or s.qty <> 0)
            and (not (payload ->> 'low')::boolean or s.qty <= i.low_stock or s.qty < 0)
    ), page as (
        select * from wanted order by name, id
        limit (payload ->> 'limit')::integer offset (payload ->> 'offset')::integer
    )
    select jsonb_build_object(
        'rows', coalesce((select jsonb_agg(jsonb_build_object('item_id', p.id, 'name', p.name,
            'unit', p.unit, 'qty', vyapari.plain(p.qty),
            'average_cost', vyapari.plain(p.average_cost), 'value', p.value::text,
            'sale_price', p.sale_price::text, 'low_stock', p.low_stock::text)
            order by p.name, p.id) from page p), '[]'),
        'count', (select count(*) from wanted),
        'value', (select coalesce(sum(value), 0)::numeric(16, 2)::text from wanted))
$$;

create function public.vyapari_vouchers(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = vyapari, pg_temp as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    party uuid := (payload ->> 'party_id')::uuid;
    item uuid := (payload ->> 'item_id')::uuid;
    first date := coalesce((payload ->> 'start')::date, '-infinity');
    last date := coalesce((payload ->> 'end')::date, 'infinity');
    kinds text[] := array(select jsonb_array_elements_text(payload -> 'kinds'));
    reversed boolean := (payload ->> 'include_reversed')::boolean;
    total bigint;
    rows jsonb;
begin
    select count(*) into total from vouchers v
    where v.shop_id = shop and v.date between first and last
        and (party is null or v.party_id = party)
        and (item is null or v.id in (select m.voucher_id from moves m
            where m.shop_id = shop and m.item_id = item))
        and (kinds = '{}' or v.kind = any (kinds))
        and (reversed or v.reverses is null and not exists (
            select from vouchers r where r.shop_id = shop and r.reverses = v.id));
    select coalesce(jsonb_agg(vyapari.voucher_json(page) order by page.date desc, page.seq desc),
        '[]') into rows
    from (
        select v.* from vouchers v
        where v.shop_id = shop and v.date between first and last
            and (party is null or v.party_id = party)
            and (item is null or v.id in (select m.voucher_id from moves m
                where m.shop_id = shop and m.item_id = item))
            and (kinds = '{}' or v.kind = any (kinds))
            and (reversed or v.reverses is null and not exists (
                select from vouchers r where r.shop_id = shop and r.reverses = v.id))
        order by v.date desc, v.seq desc
        limit (payload ->> 'limit')::integer offset (payload ->> 'offset')::integer) as page;
    return jsonb_build_object('rows', rows, 'count', total);
end
$$;

-- By id; by number, whole or its serial alone; or the newest standing one of a message.
create function public.vyapari_voucher(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = vyapari, pg_temp as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    wanted text := upper(btrim(payload ->> 'number'));
    v vouchers;
begin
    if payload ->> 'id' is not null then
        select * into v from vouchers x
        where x.id = (payload ->> 'id')::uuid and x.shop_id = shop;
    elsif wanted is not null then
        -- More digits than a serial has name no voucher.
        select x.* into v from vouchers x
        where x.shop_id = shop
            and x.serial = nullif(substring(wanted from '(?:^|/)0*([0-9]{1,6})$'), '')::integer
            and (x.number = wanted or wanted ~ '^[0-9]+$')
        order by x.year desc, x.kind = 'sale' desc, x.seq desc limit 1;
    elsif payload -> 'source' <> 'null' then
        select x.* into v from vouchers x
        where x.source_chat = (payload #>> '{source,chat_id}')::bigint
            and x.source_message = (payload #>> '{source,message_id}')::bigint
            and x.shop_id = shop and x.reverses is null
            and not exists (select from vouchers r where r.shop_id = shop and r.reverses = x.id)
        order by x.seq desc limit 1;
    end if;
    return case when v.id is not null then vyapari.voucher_json(v) end;
end
$$;

-- From the newest back by index, never by reading all of them, whatever the statistics say.
create function public.vyapari_last_voucher(payload jsonb) returns jsonb
language sql stable security definer
set search_path = vyapari, pg_temp
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_sort = off
as $$
    select vyapari.voucher_json(v) from vouchers v
    where v.shop_id = (payload ->> 'shop_id')::uuid
        and (payload ->> 'user_id' is null or v.booked_by = (payload ->> 'user_id')::bigint)
        and v.reverses is null
        and not exists (select from vouchers r where r.shop_id = v.shop_id and r.reverses = v.id)
    order by v.seq desc limit 1
$$;

-- What a movement of money or of a party's account was about, in a few words.
create function vyapari.summary(voucher uuid, category text, note text) returns text
language sql stable as $$
    select coalesce(
        (select string_agg(case when l.no <= 3
            then l.description || ' ' || vyapari.plain(l.qty) || ' ' || l.unit else '…' end,
            ', ' order by l.no)
        from vyapari.lines l where l.voucher_id = voucher and l.no <= 4),
        category, note, '')
$$;
