import { cardDetails, cards } from './cards.js';
import { keysAndTokens } from './keys-and-tokens.js';
import { nationalIds } from './national-ids.js';
import { passwords } from './passwords.js';
import type { SecretPolicy } from './secret-policy.js';
import { statements } from './statements.js';

/** The policy built into the product. */
export const shippedPolicy: SecretPolicy = {
  shapes: [...passwords, ...keysAndTokens, ...nationalIds, ...cardDetails],
  cards,
  statements,
  numbered: String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|orders?|tracking|serial|s/n|sn|imei(?:sv)?(?: ?\d)?|meid|iccid|eid|rma|cases?|tickets?|invoices?|receipts?|reference|ref|shipment|waybill|parcel|transaction|transfer|booking|confirmation|part|sku|upc|ean|isbn|barcode|purchase|contract|voucher|member(?:ship)?|loyalty|[订訂][单單]|[单單][号號]|序列?[号號]|串[号號]|快[递遞]|物流|[运運託托][单單]|[发發]票|工[单單]|案件|[编編][号號]|流水[号號]?|小票|[维維]修[单單]|退[货貨][单單]|[采採][购購][单單]|[条條][码碼]|[会會][员員]|[机機]身|商品[编編][码碼]|[显顯]卡|合同`,
};
