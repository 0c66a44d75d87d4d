-- What charts and statements show.

-- What was billed on each day that anything was, with tax, net of returns and reversals: the
-- same sum as `billed` of `vyapari_trading`, day by day.
create function public.vyapari_sales_by_day(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'billed', d.billed::text)
        order by d.date), '[]')
    from (
        select v.date, sum(case when v.kind = 'sale' then v.total else -v.total end
            * case when v.reverses is null then 1 else -1 end) as billed
        from vouchers v
        where v.shop_id = (payload ->> 'shop_id')::uuid
            and v.date between (payload ->> 'start')::date and (payload ->> 'end')::date
            and v.kind in ('sale', 'sale_return')
        group by v.date) as d
    where d.billed <> 0
$$;

-- Sales and net profit of each month that has either, by its first day: the same sums as `sales`
-- and `net_profit` of `vyapari_trading`. Profit accounts are credits, hence the minus.
create function public.vyapari_profit_by_month(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('month', m.month, 'sales', m.sales::text,
        'profit', m.profit::text) order by m.month), '[]')
    from (
        select date_trunc('month', d.date::timestamp)::date as month,
            coalesce(sum(-d.amount) filter (where d.account = 'sales'), 0)::numeric(16, 2) as sales,
            sum(-d.amount)::numeric(16, 2) as profit
        from account_days d
        where d.shop_id = (payload ->> 'shop_id')::uuid
            and d.date between (payload ->> 'start')::date and (payload ->> 'end')::date
            and (d.account in ('sales', 'cogs', 'stock_adjustment', 'round_off')
                or d.account like 'expense:%')
        group by 1) as m
    where m.sales <> 0 or m.profit <> 0
$$;

-- A party's account as it is handed out: what stands, the oldest first, at most the newest
-- `limit` movements and before them one opening balance. What was taken back on its own day is
-- left out with what took it back; on another day both are shown, or balances would not follow.
create function public.vyapari_statement(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with moved as (
        select v.id, v.date, v.seq, v.kind, v.number, v.mode, v.category, v.note, v.reverses,
            sum(x.amount)::numeric(16, 2) as amount
        from postings x join vouchers v on v.id = x.voucher_id
        where x.shop_id = (payload ->> 'shop_id')::uuid
            and x.party_id = (payload ->> 'party_id')::uuid
        group by v.id
    ), standing as (
        select m.*, sum(m.amount) over (order by m.date, m.seq) as balance,
            row_number() over (order by m.date desc, m.seq desc) as back
        from moved m
        where not exists (select from moved o
                where o.id = m.reverses and o.date = m.date)
            and not exists (select from vouchers r
                where r.shop_id = (payload ->> 'shop_id')::uuid and r.reverses = m.id
                    and r.date = m.date)
    ), shown as (
        select * from standing where back <= (payload ->> 'limit')::integer
    )
    select jsonb_build_object('party', vyapari.party_json(p), 'closing', b.balance::text,
        'opening', (b.balance - coalesce((select sum(s.amount) from shown s), 0))::text,
        'rows', coalesce((select jsonb_agg(jsonb_build_object('voucher_id', s.id,
            'date', s.date, 'kind', s.kind, 'amount', s.amount::text,
            'balance', s.balance::text, 'number', s.number, 'mode', s.mode,
            'summary', vyapari.summary(s.id, s.category, s.note),
            'reverses', s.reverses is not null) order by s.date, s.seq) from shown s), '[]'),
        'ages', vyapari.money_list(coalesce((
            select a.ages from vyapari.ages(p.shop_id, sign(b.balance)::integer,
                (payload ->> 'today')::date, p.id) a), array[0, 0, 0, 0]::numeric[])))
    from parties p join party_balances b on b.party_id = p.id
    where p.id = (payload ->> 'party_id')::uuid and p.shop_id = (payload ->> 'shop_id')::uuid
$$;

select vyapari.guard();
