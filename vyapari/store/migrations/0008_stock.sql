-- Stock at moving weighted average.

-- Moves the shelf of one item and tells what the move was worth (signed as its quantity) and by
-- how much what is left had to be revalued beside it. Give `qty` or `counted`; `worth` null lets
-- the average decide, `unit_cost` (per stock unit) goes before the average for goods coming in.
-- `mirrored` says that `worth` is exact whatever its sign: a reversal's.
create function vyapari.move_stock(
    shop uuid, item uuid, qty numeric, worth numeric, counted numeric, unit_cost numeric,
    mirrored boolean,
    out moved numeric, out value numeric, out adjustment numeric)
language plpgsql as $$
declare
    old record;
    average numeric;
    incoming numeric;
    new_qty numeric;
    new_value numeric;
    cost_now numeric;
begin
    select s.qty, s.value, s.last_cost, i.cost_price into old
    from vyapari.stock s join vyapari.items i on i.id = s.item_id
    where s.item_id = item and i.shop_id = shop;
    if not found then
        perform vyapari.refuse('not_found', '{"what": "item"}');
    end if;
    moved := coalesce(qty, counted - old.qty);
    value := worth;
    cost_now := old.last_cost;
    if old.qty > 0 and old.value > 0 then
        average := old.value / old.qty;
    else
        average := coalesce(old.last_cost, old.cost_price, 0);
    end if;
    if value is null and moved < 0 then
        if moved = -old.qty and old.value > 0 then
            value := -old.value;
        elsif old.qty > 0 and old.value > 0 then
            value := -round(old.value * -moved / old.qty, 2);
        else
            value := -round(average * -moved, 2);
        end if;
        cost_now := coalesce(nullif(round(average, 6), 0), cost_now);
    elsif moved > 0 and not mirrored then
        if value is null then
            incoming := coalesce(unit_cost, average);
            value := round(incoming * moved, 2);
        else
            incoming := value / moved;
            cost_now := coalesce(nullif(round(incoming, 6), 0), cost_now);
        end if;
    elsif moved = 0 then
        value := coalesce(value, 0);
    end if;
    new_qty := old.qty + moved;
    new_value := old.value + value;
    if incoming is not null and old.qty < 0 and new_qty > 0 then
        new_value := round(new_qty * incoming, 2);
    end if;
    if new_qty = 0 then
        new_value := 0;
    elsif new_qty > 0 and new_value < 0 or new_qty < 0 and new_value > 0 then
        new_value := round(new_qty * coalesce(cost_now, old.cost_price, 0), 2);
    end if;
    adjustment := new_value - old.value - value;
    update vyapari.stock s
    set qty = trim_scale(new_qty), value = new_value, last_cost = cost_now
    where s.item_id = item;
end
$$;
