-- Stock at moving weighted average.

-- What `part` of the `whole` is worth if the whole is worth `amount`, to the paisa. Twenty digits
-- are enough for the division never to turn the last rounding.
create function vyapari.share(amount numeric, part numeric, whole numeric) returns numeric
language sql immutable parallel safe as $$
    select round(round(amount * part, 20) / whole, 2)
$$;

-- Moves the shelf of one item and tells what the move was worth (signed as its quantity) and by
-- how much what is left had to be revalued beside it. Give `qty` or `counted`; `worth` null lets
-- the average decide. Goods that come in without a worth are worth what `model_qty` of them once
-- were (`model_worth`), if that is given. `mirrored` says that `worth` is exact whatever its
-- sign: a reversal's.
create function vyapari.move_stock(
    shop uuid, item uuid, qty numeric, worth numeric, counted numeric,
    model_worth numeric, model_qty numeric, mirrored boolean,
    out moved numeric, out value numeric, out adjustment numeric)
language plpgsql as $$
declare
    old record;
    unit_worth numeric; -- what one (or unit_qty) of the goods at hand is worth
    unit_qty numeric := 1;
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
    new_qty := old.qty + moved;
    value := worth;
    cost_now := old.last_cost;
    if mirrored then
        null;
    elsif moved > 0 and worth is not null then
        unit_worth := worth;
        unit_qty := moved;
    elsif moved > 0 and model_qty > 0 then
        unit_worth := model_worth;
        unit_qty := model_qty;
    elsif old.qty > 0 and old.value > 0 then
        unit_worth := old.value;
        unit_qty := old.qty;
    else
        unit_worth := coalesce(old.last_cost, old.cost_price, 0);
    end if;
    if value is null then
        value := sign(moved) * vyapari.share(unit_worth, abs(moved), unit_qty);
    end if;
    if not mirrored and (moved < 0 or worth is not null) then
        cost_now := coalesce(nullif(round(round(unit_worth, 20) / unit_qty, 6), 0), cost_now);
    end if;
    new_value := old.value + value;
    if moved > 0 and not mirrored and old.qty < 0 and new_qty > 0 then
        new_value := vyapari.share(unit_worth, new_qty, unit_qty);
    end if;
    if new_qty = 0 then
        new_value := 0;
    elsif sign(new_qty) * sign(new_value) < 0 then
        new_value := round(new_qty * coalesce(cost_now, old.cost_price, 0), 2);
    end if;
    adjustment := new_value - old.value - value;
    update vyapari.stock s
    set qty = trim_scale(new_qty), value = new_value, last_cost = cost_now
    where s.item_id = item;
end
$$;

-- Whether goods of an item have come in, or been counted, in any voucher that stands. Until then a
-- count finds what was there before the books began: no gain, but capital.
create function vyapari.ever_came_in(shop uuid, item uuid) returns boolean
language sql stable as $$
    select exists (
        select from vyapari.moves m join vyapari.vouchers v on v.id = m.voucher_id
        where m.shop_id = shop and m.item_id = item and (m.qty > 0 or m.count is not null)
            and v.reverses is null
            and not exists (
                select from vyapari.vouchers r where r.shop_id = shop and r.reverses = v.id))
$$;
