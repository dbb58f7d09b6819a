"""Forms of Chinese characters that stand for one another in names: 眞 and 真, 國 and 国.

People keep the form of their register of birth, and whoever types a list writes the form of the keyboard. What Unicode
itself makes one (NFKC: the second 海 of Korean and Japanese registers) is not listed.
"""

JOYO = """
亞亜 惡悪 壓圧 圍囲 爲為 醫医 壹壱 稻稲 隱隠 營営 榮栄 衞衛 驛駅 圓円 緣縁 艷艶 鹽塩 奧奥 應応
橫横 歐欧 毆殴 黃黄 溫温 穩穏 假仮 價価 畫画 會会 壞壊 懷懐 繪絵 槪概 擴拡 殼殻 覺覚 學学 嶽岳
樂楽 渴渇 勸勧 卷巻 寬寛 歡歓 罐缶 觀観 關関 陷陥 歸帰 氣気 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙
虛虚 峽峡 挾挟 狹狭 鄕郷 曉暁 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲 溪渓 經経 繼継 莖茎 螢蛍 輕軽
鷄鶏 藝芸 擊撃 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 硏研 縣県 險険 顯顕 驗験 嚴厳 效効 廣広 恆恒
鑛鉱 號号 國国 黑黒 濟済 碎砕 齋斎 劑剤 櫻桜 雜雑 參参 慘惨 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児
辭辞 濕湿 實実 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒 敍叙 奬奨 將将 涉渉 燒焼
稱称 證証 乘乗 剩剰 壤壌 孃嬢 條条 淨浄 狀状 疊畳 讓譲 釀醸 囑嘱 觸触 寢寝 愼慎 眞真 盡尽 圖図
粹粋 醉酔 隨随 髓髄 數数 樞枢 瀨瀬 聲声 靜静 齊斉 攝摂 竊窃 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭
禪禅 曾曽 雙双 壯壮 搜捜 插挿 巢巣 爭争 瘦痩 總総 莊荘 裝装 騷騒 增増 臟臓 藏蔵 卽即 屬属 續続
墮堕 體体 對対 帶帯 滯滞 臺台 瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫
鑄鋳 廳庁 徵徴 聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 當当 鬭闘 德徳 獨独 讀読
屆届 繩縄 貳弐 惱悩 腦脳 霸覇 廢廃 拜拝 賣売 麥麦 發発 髮髪 拔抜 晚晩 蠻蛮 祕秘 濱浜 甁瓶 拂払
佛仏 倂併 竝並 變変 邊辺 辨弁 瓣弁 辯弁 步歩 穗穂 寶宝 襃褒 豐豊 飜翻 每毎 萬万 滿満 麵麺 默黙
餠餅 戾戻 彌弥 藥薬 譯訳 豫予 餘余 與与 譽誉 搖揺 樣様 謠謡 來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟
綠緑 壘塁 淚涙 勵励 禮礼 靈霊 齡齢 曆暦 歷歴 戀恋 鍊錬 爐炉 勞労 樓楼 郞郎 錄録 灣湾
"""
"""Old and present form. Source: 常用漢字表 (内閣告示第2号, 2010), the forms in brackets; compared one by one with two
transcriptions of the table. 辨, 瓣 and 辯 have one present form."""

JINMEI = """
薗園 駈駆 嶋島 盃杯 冨富 峯峰 埜野 凉涼 亙亘 凛凜 堯尭 巖巌 晄晃 檜桧 槇槙 禰祢 禱祷 祿禄 穰穣
萠萌 遙遥
"""
"""Forms that names may have beside the usual one. Source: 戸籍法施行規則 別表第二 (漢字の表), its second part as far as
the table of 2010 does not hold it and the pairs of its first part; compared with two transcriptions."""

SEEN = "髙高 﨑崎 邉辺 斎斉 濵浜 嶌島 槗橋 𠮷吉 栁柳 桒桑 圡土 舘館 淵渕 籔薮 藪薮"
"""Ours: forms of family names that neither table holds and payroll systems lose. 斎 and 斉 are two characters by the
tables; 斎藤, 齋藤 and 斉藤 are mixed up in every list, so names are compared as if they were one."""


def plain_forms() -> dict[int, str]:
    """The form under which each is compared, by code point, for `str.translate`."""
    pairs = {one[0]: one[1] for one in f"{JOYO} {JINMEI} {SEEN}".split()}
    # 齋 becomes 斎 by the table of 2010, and 斎 becomes 斉: to the end of the chain at once.
    return {ord(old): pairs.get(new, new) for old, new in pairs.items()}
