-- The books of some days, in the order in which things happened.
--
-- They are read in pages, and all pages show the same moment: a shop's vouchers are numbered under
-- its lock and never change, so that what has a `seq` up to `as_of` is what stood then.

-- What each account and party came to before the first day, and how far the books had got.
create function public.vyapari_standing(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with asked as (
        select (payload ->> 'shop_id')::uuid as shop, (payload ->> 'start')::date as first
    ), balances as (
        select d.account, null::uuid as party_id, null::text as party_name, sum(d.amount) as amount
        from asked join account_days d on d.shop_id = asked.shop
            and d.date < asked.first and d.account <> 'party'
        group by d.account
        union all
        select 'party', p.party_id, min(x.name), sum(p.amount)
        from asked join postings p on p.shop_id = asked.shop
            and p.date < asked.first and p.party_id is not null
        join parties x on x.id = p.party_id
        group by p.party_id
    ), shelves as (
        select m.item_id, sum(m.qty) as qty, sum(m.value + m.adjustment) as value
        from asked join moves m on m.shop_id = asked.shop
        join vouchers v on v.id = m.voucher_id and v.date < asked.first
        group by m.item_id
    )
    select jsonb_build_object(
        'as_of', (select coalesce(max(v.seq), 0) from asked join vouchers v
            on v.shop_id = asked.shop),
        'balances', coalesce((select jsonb_agg(jsonb_build_object('account', b.account,
            'party_id', b.party_id, 'party_name', b.party_name, 'amount', b.amount::text)
            order by b.account, b.party_name, b.party_id)
            from balances b where b.amount <> 0), '[]'),
        'shelves', coalesce((select jsonb_agg(jsonb_build_object('item_id', i.id, 'name', i.name,
            'unit', i.unit, 'qty', vyapari.plain(s.qty), 'value', s.value::text)
            order by i.name, i.id)
            from shelves s join items i on i.id = s.item_id
            where s.qty <> 0 or s.value <> 0), '[]'))
$$;

-- The next vouchers of a span after one (`date` and `seq`), the oldest first.
create function vyapari.next_vouchers(payload jsonb) returns setof vyapari.vouchers
language sql stable as $$
    select v.* from vyapari.vouchers v
    where v.shop_id = (payload ->> 'shop_id')::uuid
        and v.date between coalesce((payload ->> 'start')::date, '-infinity')
            and coalesce((payload ->> 'end')::date, 'infinity')
        and v.seq <= coalesce((payload ->> 'as_of')::bigint, 9223372036854775807)
        and (v.date, v.seq) > (coalesce((payload #>> '{after,date}')::date, '-infinity'),
            coalesce((payload #>> '{after,seq}')::bigint, 0))
    order by v.date, v.seq limit (payload ->> 'limit')::integer
$$;

create function vyapari.place(dates date[], seqs bigint[], wanted integer) returns jsonb
language sql immutable as $$
    select case when cardinality(seqs) >= wanted then jsonb_build_object(
        'date', dates[cardinality(dates)], 'seq', seqs[cardinality(seqs)]) end
$$;

-- What each voucher posted and moved, without its lines.
create function public.vyapari_journal(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object(
        'rows', coalesce(jsonb_agg(jsonb_build_object('voucher_id', v.id, 'date', v.date,
            'kind', v.kind, 'number', v.number, 'reference', v.reference,
            'party_name', (select p.name from parties p where p.id = v.party_id),
            'summary', vyapari.summary(v.id, v.category, v.note), 'total', v.total::text,
            'reverses', v.reverses is not null,
            'postings', coalesce((
                select jsonb_agg(jsonb_build_object('account', p.account, 'party_id', p.party_id,
                    'party_name', (select x.name from parties x where x.id = p.party_id),
                    'amount', p.amount::text) order by p.no)
                from postings p where p.voucher_id = v.id), '[]'),
            'moves', coalesce((
                select jsonb_agg(jsonb_build_object('item_id', i.id, 'name', i.name,
                    'unit', i.unit, 'qty', vyapari.plain(m.qty),
                    'value', (m.value + m.adjustment)::text) order by m.no)
                from moves m join items i on i.id = m.item_id
                where m.voucher_id = v.id), '[]'))
            order by v.date, v.seq), '[]'),
        'next', vyapari.place(array_agg(v.date order by v.date, v.seq),
            array_agg(v.seq order by v.date, v.seq), (payload ->> 'limit')::integer))
    from vyapari.next_vouchers(payload) v
$$;

-- Whole vouchers, with those taken back and what took them back.
create function public.vyapari_register(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object(
        'rows', coalesce(jsonb_agg(vyapari.voucher_json(v) order by v.date, v.seq), '[]'),
        'next', vyapari.place(array_agg(v.date order by v.date, v.seq),
            array_agg(v.seq order by v.date, v.seq), (payload ->> 'limit')::integer))
    from vyapari.next_vouchers(payload) v
$$;

select vyapari.guard();
