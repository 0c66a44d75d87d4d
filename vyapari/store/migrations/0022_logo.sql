-- The picture at the head of a shop's papers: apart from the shop, which is read with each message.
create table vyapari.logos (
    shop_id uuid primary key references vyapari.shops (id) on delete cascade,
    picture text not null check (length(picture) <= 1000000)
);

-- As it was, and `logo` too: a picture in base 64, or null for none.
alter function vyapari.change_shop(uuid, jsonb) rename to change_shop_fields;
create function vyapari.change_shop(shop uuid, step jsonb) returns jsonb
language plpgsql as $$
declare
    changes jsonb := step -> 'changes';
begin
    if changes ? 'logo' then
        delete from vyapari.logos l where l.shop_id = shop;
        insert into vyapari.logos (shop_id, picture)
        select shop, changes ->> 'logo' where changes ->> 'logo' is not null;
    end if;
    return vyapari.change_shop_fields(shop,
        jsonb_build_object('changes', changes - 'logo'));
end
$$;

create function public.vyapari_logo(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select to_jsonb(l.picture) from logos l where l.shop_id = (payload ->> 'shop_id')::uuid
$$;

select vyapari.guard();
