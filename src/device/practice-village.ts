/*
 * The practice village as text: invented names and houses, drawn by a seed from the parts of the demo.
 *
 *   number|alley|north,east of the middle in 1e-4 degrees|visits, as days ago and outcome
 *   |name|sex|year of birth|relation|p: has a smartphone|a: works far away|step reached of each skill
 *
 * Nobody has a telephone number here: one that is dialled would ring at somebody's.
 */

export const PRACTICE_ALLEYS = ['Ngõ Nhà văn hóa', 'Xóm Đầm', 'Xóm Ngoài'] as const;

export const PRACTICE_VILLAGE = `
1|0|2,8|67m 45m 31m
|Chu Thúy Hằng|f|1947|0|p||3111001
2|0|-3,9|49m 39m
|Vi Văn Khải|m|1959|0|p||
|Đặng Ngọc Loan|f|1962|1|p||
|Vi Ngọc Lý|f|1982|2|p||1
|Chu Hữu Xuân|m|1981|7|p||
|Vi Hồng Tâm|f|2007|4|p||101
3|0|1,11|50n
|Hoàng Anh Thiện|m|1985|0|p||33313111
|Hoàng Thanh Hương|f|1988|1|p||333331
|Hoàng Thành Phát|m|2005|2|p||554443433311
|Hoàng Gia Khôi|m|2008|2|p||454434331111
|Hoàng Ngọc Long|m|2010|2|||
|Trương Thị Thắm|f|1956|3|p||1
4|0|-3,12|70l
|Dương Hữu Ất|m|1973|0|p||33311011
|Phùng Thị Ngân|f|1975|1|p||43433311311
|Dương Hải Thành|m|1998|2|p|a|
|Tạ Hoài Mai|f|1998|7|||
|Dương Ngọc Nhi|f|2022|4|||
5|0|2,16|
|Ninh Thị Loan|f|1946|0|||
6|0||65m
|Dương Đức Giang|m|1983|0|p||434411311
|Phùng Diệu Trà|f|1986|1|p||44444433311
|Dương Mạnh Hoàng|m|2004|2|p||54444433313101
7|0|4,19|57m 45m
|Giáp Đức Cường|m|1979|0|p||44433103
|Hứa Thị Thoa|f|1982|1|p||3333111011
|Giáp Thị Uyên|f|2005|2|p|a|
8|0|-1,20|56n
|Trương Bá Nghĩa|m|1958|0|p||1
|Vi Thúy Nga|f|1958|1|p||
|Trương Đình Luân|m|1981|2|p||31
|Chu Thị Yến|f|1982|7|||
|Trương Anh Khánh|m|2004|4|p||443431111
9|0|5,22|24m 4m 2m
|Hoàng Đức Thành|m|1985|0|p||331101
|Lý Thị Quỳnh|f|1990|1|p|a|
|Hoàng Văn Giang|m|2007|2|p||343333310001
|Hoàng Thị Hân|f|2010|2|||
10|1|4,-5|22m 6m 2m
|Triệu Văn Kiên|m|1971|0|p||01
|Lâm Thị Dung|f|1974|1|p||
|Triệu Thanh Trang|f|1997|2|p||111
|La Văn Long|m|1997|7|p||33111
11|1|7,-2|21m 12m
|Trương Ngọc Vượng|m|1964|0|p||301
|Vi Thị Chiên|f|1967|1|p||311
12|1|7,-8|57l
|Lưu Viết Chín|m|1955|0|p||1111
|Triệu Thúy Lan|f|1956|1|||
|Lưu Viết Hùng|m|1978|2|p||44333311101
|Hoàng Thị Yến|f|1982|7|p||33311101
|Lưu Mạnh Sơn|m|1998|4|p||3343333
|Lưu Hoàng Hưng|m|2002|4|p||44444433331301
13|1||53m 39m 22n
|Đặng Quang Quyết|m|1970|0|p||311
|Nịnh Thị Thìn|f|1972|1|p||333
|Đặng Thị Oanh|f|1994|2||a|
14|1|9,-10|
|Dương Xuân Cường|m|1958|0|p||
|Dương Thùy Uyên|f|2015|4|||
15|1|14,-8|47m 27m
|Đặng Ngọc Yến|f|1972|0|p||4444434131111
|Đặng Ngọc Khải|m|1972|1|p||54443333301
|Đặng Quang Tùng|m|1999|2|p||54444445444433
|Nông Khánh Xuân|f|2003|7|p||54444443313101
|Đặng Văn Phát|m|2024|4|||
|Đặng Văn Duy|m|2024|4|||
|Đặng Thanh Nhung|f|2024|4|||
16|1|13,-14|32m 5m 2m
|Trần Mạnh Việt|m|1995|0|p||444444333111
|Nguyễn Mai Thư|f|1999|1|p||44343331111
17|1|18,-11|46m
|Lưu Hoàng Nghĩa|m|1997|0|||
|Thân Thùy Trà|f|1998|1|p||444434433331
|Lưu Thanh Dung|f|2021|2|||
18|1|16,-16|27m 12m 2n
|Lâm Viết Khoa|m|1976|0|p||433313331
|Nông Thị Hà|f|1980|1|p||33311
|Lâm Ngọc Khánh|m|1998|2|p||44444313
19|2|-9,-2|60m 44m
|Lý Đức Lập|m|1968|0|p||
|Giáp Thị Thơm|f|1973|1|p||
|Lý Văn An|m|1989|2|p||433111
|Đàm Hồng Thư|f|1991|7|p||311301
|Lý Minh Nam|m|2015|4|||
20|2||39l
|Trần Đình Thịnh|m|1980|0|p||44544433333111
|Nguyễn Thị Tươi|f|1980|1|p||44444434333331
|Trần Văn Nhân|m|2007|2|||
|Trần Thị Ngọc|f|2011|2|||
21|2|-11,-3|49m 38m
|Dương Hồng Thơ|f|1986|0|p||11
|Phùng Văn Đại|m|1984|1|||
|Phùng Thị Quỳnh|f|2009|2|||
|Phùng Hải Sơn|m|2011|2|||
22|2|-11,-8|78m 57m 49m
|Từ Phương Oanh|f|1996|0|p||4313101
|Nịnh Ngọc Sơn|m|1992|1|p||33311101
|Nịnh Văn Long|m|2020|2|||
23|2|-15,-5|
|Tống Ngọc Bình|m|1946|0|||
|Lâm Thị Ngân|f|1950|1|||
24|2|-14,-9|52m
|Đàm Bá Đại|m|1975|0|p||43433331111
|Trần Thị Phượng|f|1980|1|p||444334331111
|Đàm Mạnh Duy|m|2002|2|p||45544434433131
|Lâm Diệu Kiều|f|2005|7|p||45444554443343
|Đàm Thị Uyên|f|2024|4|||
|Đàm Hoài Ngọc|f|1998|2|||
25|2|-21,-5|50m 32m
|Chu Mạnh Thắng|m|1995|0|p||434333311
26|2|-18,-10|44m 20m
|Lâm Đức Thiện|m|1986|0|p||01
|Lý Hồng Nga|f|1989|1|p||33131
|Lâm Thu Linh|f|2013|2|||
|Bế Thị Lý|f|1964|3|||
`;
