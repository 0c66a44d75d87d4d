-- Erasing: the one exception to append-only, on the owner's word.

-- Keys stay, emptied, so that nothing submitted before can be booked again.
create function vyapari.erase_shop(shop uuid) returns jsonb
language plpgsql as $$
begin
    perform set_config('vyapari.erasing', 'on', true);
    delete from vyapari.price_changes c using vyapari.vouchers v
        where v.id = c.voucher_id and v.shop_id = shop;
    delete from vyapari.lines l using vyapari.vouchers v
        where v.id = l.voucher_id and v.shop_id = shop;
    delete from vyapari.moves m using vyapari.vouchers v
        where v.id = m.voucher_id and v.shop_id = shop;
    delete from vyapari.postings p using vyapari.vouchers v
        where v.id = p.voucher_id and v.shop_id = shop;
    delete from vyapari.vouchers where shop_id = shop;
    update vyapari.applied
        set shop_id = null, actor = null, results = '[]', reply = null, reply_data = '{}'
        where shop_id = shop;
    perform set_config('vyapari.erasing', '', true);
    delete from vyapari.account_days where shop_id = shop;
    delete from vyapari.series where shop_id = shop;
    delete from vyapari.stock s using vyapari.items i where i.id = s.item_id and i.shop_id = shop;
    delete from vyapari.item_names where shop_id = shop;
    delete from vyapari.items where shop_id = shop;
    delete from vyapari.party_balances b using vyapari.parties p
        where p.id = b.party_id and p.shop_id = shop;
    delete from vyapari.party_names where shop_id = shop;
    delete from vyapari.parties where shop_id = shop;
    delete from vyapari.messages m using vyapari.chats c
        where c.chat_id = m.chat_id and c.shop_id = shop and m.shop_id is null;
    delete from vyapari.messages where shop_id = shop;
    delete from vyapari.chats where shop_id = shop;
    delete from vyapari.invitations where shop_id = shop;
    delete from vyapari.members where shop_id = shop;
    delete from vyapari.shops where id = shop;
    return '{}';
end
$$;
