import type { Field } from "./vocabulary.ts";

/** The occupation fields of the JobTech Taxonomy (2020 version, 21 of them), in its order. */
export const fields: Field[] = [
  { id: "administration", conceptId: "X82t_awd_Qyc", pictogram: "paper" },
  { id: "construction", conceptId: "j7Cq_ZJe_GkT", pictogram: "hammer" },
  { id: "management", conceptId: "bh3H_Y3h_5eD", pictogram: "group" },
  { id: "it", conceptId: "apaJ_2ja_LuF", pictogram: "computer" },
  { id: "sales", conceptId: "RPTn_bxG_ExZ", pictogram: "cash-register" },
  { id: "crafts", conceptId: "PaxQ_o1G_wWH", pictogram: "scissors" },
  { id: "restaurant", conceptId: "ScKy_FHB_7wT", pictogram: "pot" },
  { id: "healthcare", conceptId: "NYW6_mP6_vwf", pictogram: "first-aid" },
  { id: "manufacturing", conceptId: "wTEr_CBC_bqh", pictogram: "gear" },
  { id: "maintenance", conceptId: "yhCP_AqT_tns", pictogram: "tools" },
  { id: "beauty", conceptId: "Uuf1_GMh_Uvw", pictogram: "scissors" },
  { id: "culture", conceptId: "9puE_nYg_crq", pictogram: "palette" },
  { id: "military", conceptId: "bH5L_uXD_ZAX", pictogram: "shield" },
  { id: "nature", conceptId: "VuuL_7CH_adj", pictogram: "tree" },
  { id: "science", conceptId: "kJeN_wmw_9wX", pictogram: "flask" },
  { id: "education", conceptId: "MVqp_eS8_kDZ", pictogram: "book" },
  { id: "sanitation", conceptId: "whao_Q6A_ScE", pictogram: "mop" },
  { id: "security", conceptId: "E7hm_BLq_fqZ", pictogram: "shield" },
  { id: "transport", conceptId: "ASGV_zcE_bWf", pictogram: "box" },
  { id: "social", conceptId: "GazW_2TU_kJw", pictogram: "care-hands" },
  { id: "engineering", conceptId: "6Hq3_tKo_V57", pictogram: "paper" },
];
