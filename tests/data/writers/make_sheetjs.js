// SheetJS Community Edition (npm xlsx): node make_sheetjs.js OUT [cellDates]
const XLSX = require("xlsx"), fs = require("fs"), path = require("path");
const data = JSON.parse(fs.readFileSync(path.join(__dirname, "rows.json"), "utf8"));
const cellDates = process.argv[3] === "cellDates";
const sheet = XLSX.utils.aoa_to_sheet([data.headings]);
data.rows.forEach((row, n) => {
  const [number, name, unit, day, time, hours, share, remark] = row, [h, m] = time.split(":").map(Number);
  const [y, mo, d] = day.split("-").map(Number);
  const put = (column, cell) => { sheet[XLSX.utils.encode_cell({ r: n + 1, c: column })] = cell; };
  put(0, { t: "s", v: number }); put(1, { t: "s", v: name }); put(2, { t: "s", v: unit });
  put(3, cellDates ? { t: "d", v: new Date(y, mo - 1, d), z: "yyyy/m/d" }
                   : { t: "n", v: Date.UTC(y, mo - 1, d) / 864e5 + 25569, z: "yyyy/m/d" });
  put(4, { t: "n", v: (h * 60 + m) / 1440, z: "h:mm" }); put(5, { t: "n", v: hours / 24, z: "[h]:mm" });
  put(6, { t: "n", v: share, z: "0%" }); if (remark !== null) put(7, { t: "s", v: remark });
});
sheet["!ref"] = "A1:H" + (data.rows.length + 1);
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "一覧");
XLSX.writeFile(book, process.argv[2], { bookType: "xlsx", cellDates, bookSST: true });
