-- What grows with the years: reads that took a busy shop's whole books for a page of them, and
-- results that were kept for messages that might come again, and have not for long.

-- As before, but from the newest bill back until all that is owed is found, by index, whatever the
-- statistics say: what was paid long ago is not read.
create or replace function vyapari.ages(
    shop uuid, side integer, today date, only_party uuid default null)
returns table (party_id uuid, balance numeric, last_date date, ages numeric[])
language plpgsql stable rows 30
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_sort = off
as $$
declare
    bill record;
    owed numeric;
    part numeric;
    span integer;
begin
    for party_id, balance, last_date in
        select b.party_id, b.balance, b.last_date
        from vyapari.parties p join vyapari.party_balances b on b.party_id = p.id
        where p.shop_id = shop and (only_party is null or p.id = only_party)
            and sign(b.balance) = side
    loop
        owed := abs(balance);
        ages := array[0, 0, 0, 0];
        for bill in
            select today - x.date as age, abs(x.amount) as amount
            from vyapari.postings x join vyapari.vouchers v on v.id = x.voucher_id
            where x.shop_id = shop and x.party_id = ages.party_id and sign(x.amount) = side
                and v.reverses is null
                and not exists (
                    select from vyapari.vouchers r where r.shop_id = shop and r.reverses = v.id)
            order by x.date desc, x.seq desc, x.no desc
        loop
            part := least(bill.amount, owed);
            span := case when bill.age <= 30 then 1 when bill.age <= 60 then 2
                when bill.age <= 90 then 3 else 4 end;
            ages[span] := ages[span] + part;
            owed := owed - part;
            exit when owed <= 0;
        end loop;
        ages := ages::numeric(16, 2)[];
        return next;
    end loop;
end
$$;

-- As before, but what was taken back is counted from the reversals, which are few.
create or replace function public.vyapari_vouchers(payload jsonb) returns jsonb
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
    gone bigint := 0;
    rows jsonb;
begin
    select count(*) into total from vouchers v
    where v.shop_id = shop and v.date between first and last
        and (party is null or v.party_id = party)
        and (item is null or v.id in (select m.voucher_id from moves m
            where m.shop_id = shop and m.item_id = item))
        and (kinds = '{}' or v.kind = any (kinds));
    if not reversed then
        select count(*) into gone
        from vouchers r cross join lateral (values (r.id), (r.reverses)) as pair(id)
        join vouchers v on v.id = pair.id
        where r.shop_id = shop and r.reverses is not null
            and v.shop_id = shop and v.date between first and last
            and (party is null or v.party_id = party)
            and (item is null or v.id in (select m.voucher_id from moves m
                where m.shop_id = shop and m.item_id = item))
            and (kinds = '{}' or v.kind = any (kinds));
    end if;
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
    return jsonb_build_object('rows', rows, 'count', total - gone);
end
$$;

-- Whose results have not been let go yet, the oldest first.
create index applied_whole on vyapari.applied (at) where results <> '[]';

-- {"before": …, "limit": …} -> {"pruned": how many}. The keys stay, emptied as those of an erased
-- shop, so that nothing is ever booked again under one of them.
create function public.vyapari_prune(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp as $$
declare
    pruned bigint;
begin
    perform set_config('vyapari.erasing', 'on', true);
    with old as (
        select a.key from applied a
        where a.results <> '[]' and a.at < (payload ->> 'before')::timestamptz
        order by a.at limit (payload ->> 'limit')::integer
        for update skip locked
    )
    update applied a set results = '[]', reply = null, reply_data = '{}'
    from old where old.key = a.key;
    get diagnostics pruned = row_count;
    perform set_config('vyapari.erasing', '', true);
    return jsonb_build_object('pruned', pruned);
end
$$;

select vyapari.guard();
