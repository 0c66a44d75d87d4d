-- Figures along time: what a chart draws.

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

select vyapari.guard();
