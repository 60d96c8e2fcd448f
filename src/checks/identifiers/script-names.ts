/**
 * Frequent names in scripts other than Latin, without those that are also common words. Given names stand for
 * themselves; in Chinese and Japanese, where a given name is rarely written alone, whole names or family names do.
 * A hint only: most names are not in it.
 */
const spaced =
  `Александр Алексей Анастасия Андрей Анна Антон Артём Борис Валентина Василий Виктор Виктория Владимир Галина Дарья Дмитрий
  Евгений Екатерина Елена Иван Игорь Ирина Кирилл Константин Ксения Людмила Максим Марина Мария Михаил Наталья Никита
  Николай Оксана Олег Олександр Ольга Павел Пётр Светлана Сергей Татьяна Фёдор Юлия Юрий Ярослав
  Αικατερίνη Αλέξανδρος Αναστασία Ανδρέας Βασίλης Βασιλική Γεώργιος Γιάννης Γιώργος Δημήτρης Δημήτριος Ελένη Ιωάννης Κατερίνα
  Κωνσταντίνος Μαρία Νίκος Νικόλαος Παναγιώτης Σοφία Χρήστος
  محمد أحمد احمد محمود مصطفى فاطمة عائشة خديجة يوسف إبراهيم خالد حسن حسين علي عمر مريم زينب عبدالله
  אברהם אסתר דוד יוסף יעקב יצחק מיכל משה נועה רחל שרה שלמה
  राहुल प्रिया अमित सुनीता संजय राजेश अनिता दीपक`
    .trim()
    .split(/\s+/);

const joined =
  `王伟 王芳 王秀英 王丽 王静 王强 王磊 王军 王洋 王艳 王勇 王敏 李伟 李娜 李静 李强 李敏 李军 李杰 李霞 李丽 李明 张伟 张敏 张静 张丽 张强 张磊
  张勇 张杰 张涛 张军 刘伟 刘洋 刘芳 刘敏 刘静 刘杰 刘波 陈静 陈伟 陈杰 陈勇 杨洋 杨敏 杨军 赵伟 赵敏 黄伟 黄敏 周杰 周敏 吴敏 孙丽
  陳怡君 陳淑芬 林志明 林淑芬 佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 佐々木 山口 松本 井上 木村 斎藤 太郎 花子
  김민준 김서준 김지훈 김민수 김지영 김영희 김철수 이민준 이서연 이지훈 이영희 이지은 박지훈 박민수 박서연 박지영 최지우 최민수 정민준 정수빈`
    .trim()
    .split(/\s+/);

/** RE2 that finds such a name: as a word of its own, or, where words are not set apart, anywhere. */
export const scriptNamePattern = `(^|[^\\p{L}])(${spaced.join('|')})([^\\p{L}]|$)|${joined.join('|')}`;

/** The same without what stands around it. */
export const scriptHint = [...spaced, ...joined].join('|');
