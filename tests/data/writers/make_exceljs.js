// exceljs: node make_exceljs.js OUT
const ExcelJS = require("exceljs"), fs = require("fs"), path = require("path");
const data = JSON.parse(fs.readFileSync(path.join(__dirname, "rows.json"), "utf8"));
const book = new ExcelJS.Workbook(), sheet = book.addWorksheet("一覧");
sheet.addRow(data.headings);
data.rows.forEach(([number, name, unit, day, time, hours, share, remark]) => {
  const [h, m] = time.split(":").map(Number), [y, mo, d] = day.split("-").map(Number);
  const row = sheet.addRow([number, name, unit, new Date(Date.UTC(y, mo - 1, d)), (h * 60 + m) / 1440, hours / 24, share, remark]);
  row.getCell(4).numFmt = "yyyy/m/d"; row.getCell(5).numFmt = "h:mm"; row.getCell(6).numFmt = "[h]:mm";
  row.getCell(7).numFmt = "0%";
});
book.xlsx.writeFile(process.argv[2]);
